#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# Modules that the kernel refuses: of another kernel, without a signature where that is
# enforced, with one that is not of what is in it, cut off. The first line of the report
# has the kernel's reason.
set -eu
KINIT_STOCK=linux-image-cloud-amd64
repo=$(cd "$(dirname "$0")/../../../.." && pwd)
. "$repo/tests/lib/boot.sh"

disk root here -L here
stock_image drivers --module virtio_blk,virtio_pci
below=usr/lib/modules/$stock_version/kernel/drivers/block
other=$("$repo/tests/lib/stock_root" linux-image-amd64)
module=$(echo "$other"/usr/lib/modules/*/kernel/drivers/block/virtio_blk.ko)

# refused WHAT CMDLINE: with $work/WHAT/virtio_blk.ko in place of the image's own.
refused() {
	mkdir -p "$work/$1.tree/$below"
	mv "$work/$1" "$work/$1.tree/$below/virtio_blk.ko"
	pack "$work/$1.tree"
	stock_name=drivers
	stock_options='--module virtio_blk,virtio_pci'
	# shellcheck disable=SC2046
	boot_fails "root=LABEL=here kinit.timeout=1 $2" \
		-initrd "$work/$1.tree.cpio" $(virtio root)
}

cp "$module" "$work/other"
refused other ''
shows "kinit: root device not found, and module virtio_blk was refused: it was built for kernel 6[^ ]*-amd64, and this is $stock_version: root=LABEL=here" \
	'of another kernel: both versions are named'

cp "$stock_root/$below/virtio_blk.ko" "$work/changed"
printf x >>"$work/changed"
refused changed module.sig_enforce=1
shows 'kinit: root device not found, and module virtio_blk was refused: .*: root=LABEL=here' \
	'without a signature'

# The signature is whole, and not of what is in the module: no kernel takes that.
sed 's/virtblk/VIRTBLK/' "$stock_root/$below/virtio_blk.ko" >"$work/forged"
refused forged ''
shows 'kinit: root device not found, and module virtio_blk was refused: .*Key was rejected.*: root=LABEL=here' \
	'with the signature of another'

head -c 10000 "$stock_root/$below/virtio_blk.ko" >"$work/cut"
refused cut ''
shows 'kinit: root device not found, and module virtio_blk was refused: .*Not an executable format.*: root=LABEL=here' \
	'cut off'
done_testing
