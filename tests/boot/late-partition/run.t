#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# A disk with partitions is plugged in while kinit waits for one of them.
set -eu
repo=$(cd "$(dirname "$0")/../../.." && pwd)
. "$repo/tests/lib/boot.sh"

disk root late
truncate -s 20M "$work/gpt.img"
sgdisk "$work/gpt.img" --clear --new=1:2048:4095 --new=2:4096:36863 \
	--change-name=2:late >"$work/sgdisk.log"
put "$work/root.img" "$work/gpt.img" 4096
start 'panic=-1 root=PARTLABEL=late kinit.timeout=20' \
	-device virtio-scsi-pci,id=scsi0
check 'kinit waits' wait_for 'waiting, 1[0-9] s left: root=PARTLABEL=late' 30
plug gpt
check 'the machine stops by itself' finish
reached late
mounted sda2 '.*' '.*' 'it is the second partition'
done_testing
