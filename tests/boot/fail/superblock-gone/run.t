#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# The superblock is wiped, or something else was written over it: the report finds
# the backup that is left, and what it advises brings the root back.
set -eu
repo=$(cd "$(dirname "$0")/../../../.." && pwd)
. "$repo/tests/lib/boot.sh"

uuid=aaaaaaaa-0001-4000-8000-000000000001

# wipe IMAGE OFFSET COUNT: bytes.
wipe() {
	dd if=/dev/zero of="$work/$1.img" bs=1 seek="$2" count="$3" \
		conv=notrunc status=none
}

# repair IMAGE [OPTION...]: the command that the report names, which says /dev/vda.
repair() {
	_image=$work/$1.img
	shift
	_command=$(console_text |
		sed -n 's/.*From another system[^:]*: \(.*\) \/dev\/vda$/\1/p' | head -n 1)
	diag "$_command $*"
	# shellcheck disable=SC2086 # words
	$_command "$@" "$_image" >"$work/repair.log" 2>&1 ||
		diag "exit status $?: $(cat "$work/repair.log")"
}

disk ext ext -U $uuid
wipe ext 1024 1024
# shellcheck disable=SC2046
boot_fails "root=UUID=$uuid kinit.timeout=1" $(virtio ext)
report_is 'ext4: the report names the backup' <<END
root device not found, but a backup of its superblock is left: root=UUID=$uuid
Close to it:
vda was root=UUID=$uuid: its ext? has lost its superblock, but a whole backup is left. From another system: e2fsck -b 8193 -B 1024 /dev/vda
Waited ? s, the last 1 of them with nothing new.
These block devices are there:
vda (*:0): 16.0 MiB, no file system that kinit knows
END
# By another name the device is found, but cannot be mounted.
# shellcheck disable=SC2046
boot_fails root=/dev/vda $(virtio ext)
shows 'kinit: root file system has lost its superblock, but a backup is left: vda.*: Invalid argument' \
	'by its own name: the first line names the cause'
repair ext -y
# shellcheck disable=SC2046
boot root=UUID=$uuid $(virtio ext)
reached ext 'the command brings it back'

make_tree "$work/btrfs.tree" btrfs
truncate -s 128M "$work/btrfs.img"
mkfs.btrfs -q -U $uuid -r "$work/btrfs.tree" "$work/btrfs.img" >"$work/mkfs.log" 2>&1
mkswap -q "$work/btrfs.img" >/dev/null
wipe btrfs 65536 4096
# shellcheck disable=SC2046
boot_fails "root=UUID=$uuid kinit.timeout=1" $(virtio btrfs)
shows "kinit:   vda was root=UUID=$uuid: swap was written over its btrfs, but .*" \
	'btrfs: the report names the backup'
wipe btrfs 4086 10
repair btrfs -y
# shellcheck disable=SC2046
boot root=UUID=$uuid $(virtio btrfs)
reached btrfs 'the command brings it back'

# This kernel has no driver for it, but kinit knows it.
truncate -s 320M "$work/xfs.img"
mkfs.xfs -q -m uuid=$uuid -L Wurzel "$work/xfs.img"
wipe xfs 0 512
# shellcheck disable=SC2046
boot_fails 'root=LABEL=Wurzel kinit.timeout=1' $(virtio xfs)
shows 'kinit:   vda was root=LABEL=Wurzel: its xfs has lost its superblock, but .*' \
	'xfs: the report names the backup'
repair xfs
is "$(blkid -p -o value -s LABEL "$work/xfs.img")" Wurzel 'the command brings it back'
done_testing
