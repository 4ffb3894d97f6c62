# SPDX-License-Identifier: GPL-2.0-only
# shellcheck shell=sh
#
# $work/flash.img: what is on flash, a JFFS2 with a root. block2mtd makes flash of a disk.

make_tree "$work/tree" flash
mkfs.jffs2 --root="$work/tree" --eraseblock=128 --little-endian --squash \
	--pad=8388608 --output="$work/flash.img"
