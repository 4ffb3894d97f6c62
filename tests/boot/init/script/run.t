#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# The init is a script, of an interpreter that is found through links.
set -eu
repo=$(cd "$(dirname "$0")/../../../.." && pwd)
. "$repo/tests/lib/boot.sh"

make_tree "$work/root.tree" right
mkdir -p "$work/root.tree/usr/bin"
mv "$work/root.tree/sbin/init" "$work/root.tree/usr/bin/real"
ln -s usr/bin "$work/root.tree/bin"
ln -s /bin/real "$work/root.tree/usr/bin/name"
printf '#! /bin/name one\n' >"$work/root.tree/sbin/init"
chmod 755 "$work/root.tree/sbin/init"
make_ext4 "$work/root.img" "$work/root.tree"
# shellcheck disable=SC2046
boot root=/dev/vda $(virtio root)
reached right
says 'argv\[0\]: /bin/name' 'the interpreter runs'
says 'argv\[1\]: one' 'with its argument'
says 'argv\[2\]: /sbin/init' 'and the script'
done_testing
