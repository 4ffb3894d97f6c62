#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# /sbin/init as distributions have it: /sbin is a link, and init an absolute
# one, which leads into the real root.
set -eu
repo=$(cd "$(dirname "$0")/../../../.." && pwd)
. "$repo/tests/lib/boot.sh"

make_tree "$work/root.tree" right
tree=$work/root.tree
mkdir -p "$tree/usr/sbin" "$tree/usr/lib/real"
mv "$tree/sbin/init" "$tree/usr/lib/real/init"
rmdir "$tree/sbin"
ln -s usr/sbin "$tree/sbin"
ln -s /usr/lib/real/init "$tree/usr/sbin/init"
make_ext4 "$work/root.img" "$tree"
# shellcheck disable=SC2046
boot root=/dev/vda $(virtio root)
reached right
says 'argv\[0\]: /sbin/init' 'argv[0] is the path of the link'
done_testing
