#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# Two disks that are the same to the byte, told apart by where they are plugged
# in, and by serial number.
set -eu
repo=$(cd "$(dirname "$0")/../../../.." && pwd)
. "$repo/tests/lib/boot.sh"
. "$repo/tests/lib/controllers.sh"

disk root same
cp "$work/root.img" "$work/copy.img"
options="$(drive root) $(drive copy)
	-device virtio-blk-pci,drive=root,addr=10.0,serial=KINIT-1
	-device virtio-blk-pci,drive=copy,addr=11.0,serial=KINIT-2"

# shellcheck disable=SC2086
boot root=/dev/disk/by-path/$by_path-0000:00:11.0 $options
reached_from vdb same 'the disk in slot 11'
# shellcheck disable=SC2086
boot root=/dev/disk/by-id/virtio-KINIT-1 $options
reached_from vda same 'the disk of that serial number'

# shellcheck disable=SC2086
boot_fails "root=/dev/disk/by-path/$by_path-0000:00:12.0 kinit.timeout=0 kinit.degraded=never" $options
shows "kinit: root device not found.*: root=/dev/disk/by-path/$by_path-0000:00:12\.0" \
	'a slot that is empty has no disk'
done_testing
