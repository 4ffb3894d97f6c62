#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# A btrfs on two devices: it is mounted when both are there, in whatever order
# they come. It is empty, as mkfs can fill but one device: that kinit looks for its
# init proves that it was mounted.
set -eu
repo=$(cd "$(dirname "$0")/../../../.." && pwd)
. "$repo/tests/lib/boot.sh"

uuid=bbbbbbbb-0001-4000-8000-000000000001
mounted='kinit: the root file system is empty'
make_disks 128M one two <<SCRIPT
mkfs.btrfs -q -L pair -U $uuid -m raid1 -d raid1 /dev/vda /dev/vdb
SCRIPT
# shellcheck disable=SC2046
boot root=UUID=$uuid $(virtio one two)
shows "$mounted" 'both devices: it is mounted'
# Modules take their time.
[ -n "$stock_root" ] ||
	check_not 'there is no wait' grep -q 'kinit: waiting, ' "$console"

start "panic=-1 root=UUID=$uuid" -device virtio-scsi-pci,id=scsi0 \
	-drive "file=$work/two.img,if=virtio,format=raw"
check 'the other one is waited for' wait_for 'waiting, .*degraded: btrfs .*1 of 2' 30
plug one
check 'the machine stops by itself' finish
shows "$mounted" 'it is mounted when that comes'
done_testing
