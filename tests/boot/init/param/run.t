#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# init=, with arguments. Those before init= are dropped, by the kernel.
set -eu
repo=$(cd "$(dirname "$0")/../../../.." && pwd)
. "$repo/tests/lib/boot.sh"

make_tree "$work/root.tree" right
cp "$work/root.tree/sbin/init" "$work/root.tree/sbin/other"
make_ext4 "$work/root.img" "$work/root.tree"
# shellcheck disable=SC2046
boot 'dropped root=/dev/vda init=/sbin/other one "number two" -- --three' \
	$(virtio root)
reached right
says 'argv\[0\]: /sbin/other' 'argv[0] is what init= says'
says 'argv\[1\]: one' 'the first argument'
says 'argv\[2\]: number two' 'the second one'
says 'argv\[3\]: --three' 'the third one'
says_not 'argv\[4\].*' 'no other'
done_testing
