#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# A disk with partitions is plugged in while kinit waits for one of them.
set -eu
repo=$(cd "$(dirname "$0")/../../../.." && pwd)
. "$repo/tests/lib/boot.sh"

disk root late
make_gpt "$work/gpt.img" 20M <<END
start=2048, size=2048
start=4096, size=32768, name=late
END
put "$work/root.img" "$work/gpt.img" 4096
start 'panic=-1 root=PARTLABEL=late kinit.timeout=20' \
	-device virtio-scsi-pci,id=scsi0
check 'kinit waits' wait_for 'waiting, 1[0-9] s left: root=PARTLABEL=late' 30
plug gpt
check 'the machine stops by itself' finish
reached late
mounted sda2 '.*' '.*' 'it is the second partition'
done_testing
