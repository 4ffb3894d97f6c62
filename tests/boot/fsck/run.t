#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# "on fsck", with the real e2fsck: errors that it may correct by itself are, before
# the root is mounted; those that it may not are reported, and nothing is mounted,
# unless fsck.mode=skip says so.
set -eu
repo=$(cd "$(dirname "$0")/../../.." && pwd)
. "$repo/tests/lib/boot.sh"

tool=$build/kinitramfs/kinitramfs
make -s -C "$repo/scripts/kinitramfs" O="$build/kinitramfs"
check 'an image with e2fsck is made' sh -c "'$tool' build --hook e2fsprogs \
	--root '$("$repo/tests/lib/sysroot")' --tree-hooks '$repo/hooks.d' \
	--kernel '$kernel_dir/build' -o '$work/initrd' 2>'$work/build.log'"

disk clean clean
disk small small
debugfs -w -R 'set_super_value free_blocks_count 7' "$work/small.img" 2>"$work/debugfs.log"
debugfs -w -R 'set_super_value state 0' "$work/small.img" 2>>"$work/debugfs.log"
# Two files that claim the same block: only somebody who knows can choose.
make_tree "$work/large.tree" large
echo first >"$work/large.tree/first"
echo second >"$work/large.tree/second"
make_ext4 "$work/large.img" "$work/large.tree" -O ^extent,^64bit
block=$(debugfs -R 'bmap /first 0' "$work/large.img" 2>>"$work/debugfs.log")
debugfs -w -R "set_inode_field /second block[0] $block" "$work/large.img" 2>>"$work/debugfs.log"
debugfs -w -R 'set_super_value state 0' "$work/large.img" 2>>"$work/debugfs.log"

# shellcheck disable=SC2046
boot root=/dev/vda -initrd "$work/initrd" $(virtio clean)
reached clean
shows 'kinit: e2fsprogs: /dev/vda: clean, .*' 'a file system without errors is seen to be'
# shellcheck disable=SC2046
boot 'root=/dev/vda fsck.mode=force' -initrd "$work/initrd" $(virtio clean)
reached clean
shows 'kinit: e2fsprogs: /dev/vda: [0-9]+/[0-9]+ files .* blocks' 'with force it is checked all the same'
# shellcheck disable=SC2046
boot root=/dev/vda -initrd "$work/initrd" $(virtio small)
reached small
shows 'kinit: e2fsprogs: /dev/vda was not cleanly unmounted, check forced[.]' 'errors are found'
check 'and mended' sh -c "! dumpe2fs -h '$work/small.img' 2>/dev/null | grep -q 'Free blocks: *7$'"
# shellcheck disable=SC2046
boot_fails root=/dev/vda -initrd "$work/initrd" $(virtio large)
shows 'kinit: the check of a file system has left errors: vda' 'errors that need somebody are reported'
shows 'kinit:   e2fsprogs: e2fsck -p /dev/vda: exit status 4' 'with the command'
shows 'kinit:     .*UNEXPECTED INCONSISTENCY.*' 'and its words'
# shellcheck disable=SC2046
boot 'root=/dev/vda fsck.mode=skip' -initrd "$work/initrd" $(virtio large)
reached large 'without a check boot goes on'
done_testing
