#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# "on fsck", with the real e2fsck: errors that it may not correct by itself are
# reported, and nothing is mounted, unless fsck.mode=skip says so.
set -eu
repo=$(cd "$(dirname "$0")/../../../.." && pwd)
. "$repo/tests/lib/boot.sh"
. "$repo/tests/boot/mount/fsck.sh"

# Two files that claim the same block: only somebody who knows can choose.
make_tree "$work/large.tree" large
echo first >"$work/large.tree/first"
echo second >"$work/large.tree/second"
make_ext4 "$work/large.img" "$work/large.tree" -O ^extent,^64bit
block=$(debugfs -R 'bmap /first 0' "$work/large.img" 2>"$work/debugfs.log")
debugfs -w -R "set_inode_field /second block[0] $block" "$work/large.img" 2>>"$work/debugfs.log"
as_if_in_use large

# shellcheck disable=SC2046
boot_fails root=/dev/vda -initrd "$work/initrd" $(virtio large)
shows 'kinit: the check of a file system has left errors: vda' 'errors that need somebody are reported'
shows 'kinit:   e2fsprogs: e2fsck -p /dev/vda: exit status 4' 'with the command'
shows 'kinit:     .*UNEXPECTED INCONSISTENCY.*' 'and its words'
# shellcheck disable=SC2046
boot 'root=/dev/vda fsck.mode=skip' -initrd "$work/initrd" $(virtio large)
reached large 'without a check boot goes on'
done_testing
