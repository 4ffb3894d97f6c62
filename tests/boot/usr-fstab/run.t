#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# A /usr of its own, as the root's fstab has it: the real init is there. Missing, it
# is in the report, or with "nofail" is not waited for beyond the deadline.
set -eu
repo=$(cd "$(dirname "$0")/../../.." && pwd)
. "$repo/tests/lib/boot.sh"

make_tree "$work/usr.tree" usr
mkdir "$work/usr.tree/bin"
cp "$work/usr.tree/sbin/init" "$work/usr.tree/bin/init"
make_ext4 "$work/usr.img" "$work/usr.tree" -L "my usr"

# root NAME OPTIONS: its init is a link into /usr.
root() {
	mkdir -p "$work/$1.tree/dev" "$work/$1.tree/proc" "$work/$1.tree/run" \
		"$work/$1.tree/sys" "$work/$1.tree/etc" "$work/$1.tree/usr" \
		"$work/$1.tree/sbin"
	ln -s /usr/bin/init "$work/$1.tree/sbin/init"
	echo "$1" >"$work/$1.tree/id"
	printf '# <file system> <mount point>\nLABEL=my\\040usr\t/usr\text4\t%s 0 2\n' "$2" \
		>"$work/$1.tree/etc/fstab"
	make_ext4 "$work/$1.img" "$work/$1.tree"
}
root plain defaults,noatime
root optional nofail
root later noauto
# shellcheck disable=SC2046
boot root=/dev/vda $(virtio plain usr)
reached plain
says 'mount: .* / /usr ro,noatime - ext4 /dev/vdb .*' '/usr is mounted, with its options'
# shellcheck disable=SC2046
boot_fails 'root=/dev/vda kinit.timeout=2' $(virtio plain)
shows "kinit: device of /usr not found: /usr of the root's fstab: LABEL=my usr" 'the report says that it is /usr that is missing'
# shellcheck disable=SC2046
boot_fails 'root=/dev/vda kinit.timeout=2' $(virtio optional)
shows "kinit: boot goes on without /usr of the root's fstab: LABEL=my usr" 'with nofail boot goes on'
shows 'kinit: the root file system has no init that can be started' 'but the init is in it'
cp "$work/usr.img" "$work/broken.img"
poke "$work/broken.img" 1123 '\0177'	# a feature that no kernel knows
# shellcheck disable=SC2046
boot_fails 'root=/dev/vda kinit.timeout=60' $(virtio optional broken)
shows "kinit: cannot mount /usr of the root's fstab: LABEL=my usr: vdb as ext4: .*" 'nor is it fatal if it cannot be mounted'
shows "kinit: boot goes on without /usr of the root's fstab: LABEL=my usr" 'boot goes on'
# shellcheck disable=SC2046
boot_fails 'root=/dev/vda kinit.timeout=60' $(virtio later usr)
shows 'kinit: the root file system has no init that can be started' 'noauto is left alone'
done_testing
