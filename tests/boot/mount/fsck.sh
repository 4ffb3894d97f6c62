# SPDX-License-Identifier: GPL-2.0-only
# shellcheck shell=sh
#
# $work/initrd: an image with the real e2fsck, for "on fsck".

tool=$build/kinitramfs/kinitramfs
make -s -C "$repo/scripts/kinitramfs" O="$build/kinitramfs"
check 'an image with e2fsck is made' sh -c "'$tool' build --hook e2fsprogs \
	--root '$("$repo/tests/lib/sysroot")' --tree-hooks '$repo/hooks.d' \
	--kernel '$kernel_dir/build' -o '$work/initrd' 2>'$work/build.log'"

# as_if_in_use NAME: the disk as one that was not unmounted.
as_if_in_use() {
	debugfs -w -R 'set_super_value state 0' "$work/$1.img" 2>>"$work/debugfs.log"
}
