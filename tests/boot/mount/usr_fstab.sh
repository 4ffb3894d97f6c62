# SPDX-License-Identifier: GPL-2.0-only
# shellcheck shell=sh
#
# A file system for /usr, $work/usr.img, and roots whose fstab has it.

make_tree "$work/usr.tree" usr
mkdir "$work/usr.tree/bin"
cp "$work/usr.tree/sbin/init" "$work/usr.tree/bin/init"
make_ext4 "$work/usr.img" "$work/usr.tree" -L "my usr"

# root_with_usr NAME OPTIONS: its init is a link into /usr.
root_with_usr() {
	mkdir -p "$work/$1.tree/dev" "$work/$1.tree/proc" "$work/$1.tree/run" \
		"$work/$1.tree/sys" "$work/$1.tree/etc" "$work/$1.tree/usr" \
		"$work/$1.tree/sbin"
	ln -s /usr/bin/init "$work/$1.tree/sbin/init"
	echo "$1" >"$work/$1.tree/id"
	printf '# <file system> <mount point>\nLABEL=my\\040usr\t/usr\text4\t%s 0 2\n' "$2" \
		>"$work/$1.tree/etc/fstab"
	make_ext4 "$work/$1.img" "$work/$1.tree"
}
