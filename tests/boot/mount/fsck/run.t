#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# "on fsck", with the real e2fsck: a clean file system is seen to be, or checked all
# the same; errors that it may correct by itself are, before the root is mounted.
set -eu
repo=$(cd "$(dirname "$0")/../../../.." && pwd)
. "$repo/tests/lib/boot.sh"
. "$repo/tests/boot/mount/fsck.sh"

disk clean clean
disk small small
debugfs -w -R 'set_super_value free_blocks_count 7' "$work/small.img" 2>"$work/debugfs.log"
as_if_in_use small

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
done_testing
