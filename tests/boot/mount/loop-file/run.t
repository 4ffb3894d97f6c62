#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# kinit.loop=: the root is a file system in a file on the device of root=, here an
# ext4 to be written to, and a squashfs that a link leads to.
set -eu
repo=$(cd "$(dirname "$0")/../../../.." && pwd)
. "$repo/tests/lib/boot.sh"
# Without hooks also on a stock kernel: a check of the file system says a line more.
stock_name=generic
stock_options="--generic --no-hooks"

make_tree "$work/inner.tree" inner
make_ext4 "$work/inner.img" "$work/inner.tree"
make_tree "$work/squash.tree" squash
mkdir -p "$work/host.tree/images/old"
mksquashfs "$work/squash.tree" "$work/host.tree/images/old/root.squashfs" \
	-quiet -no-progress -all-root >"$work/mksquashfs.log"
mv "$work/inner.img" "$work/host.tree/images/root.img"
ln -s /images/old/root.squashfs "$work/host.tree/root.img"
rm -f "$work/host.img"
truncate -s 48M "$work/host.img"
"$mke2fs" -q -t ext4 -d "$work/host.tree" -L host "$work/host.img"

# shellcheck disable=SC2046
boot 'root=LABEL=host rw kinit.loop=/images/root.img' $(virtio host)
reached inner
mounted loop0 'rw,.*' '.*' 'the file is the root'
says 'mount: .* / /run/kinit/host rw,.* - ext4 /dev/vda .*' 'what it is on stays mounted, and out of the way'
# shellcheck disable=SC2046
boot 'root=LABEL=host kinit.loop=root.img' $(virtio host)
reached squash
says 'mount: .* / / ro,.* - squashfs /dev/loop0 .*' 'a squashfs is the root'
# shellcheck disable=SC2046
boot_fails 'root=LABEL=host kinit.loop=/images/none.img' $(virtio host)
report_is 'the report names the file, and where it should have been' <<'END'
root is vda (*:0): 48.0 MiB, ext4, UUID=*, LABEL=host
cannot use the file of kinit.loop=/images/none.img: No such file or directory
Looked for on:
vda (*:0): 48.0 MiB, ext4, UUID=*, LABEL=host
END
# shellcheck disable=SC2046
boot_fails 'root=LABEL=host kinit.loop=/images' $(virtio host)
shows 'kinit: cannot use the file of kinit.loop=/images: it is no regular file' 'a folder is none'
done_testing
