# SPDX-License-Identifier: GPL-2.0-only
# shellcheck shell=sh
#
# $work/initrd: an image with the real e2fsck, for "on fsck".

host_image e2fsprogs "$("$repo/tests/lib/sysroot")" "$work/initrd"

# as_if_in_use NAME: the disk as one that was not unmounted.
as_if_in_use() {
	debugfs -w -R 'set_super_value state 0' "$work/$1.img" 2>>"$work/debugfs.log"
}
