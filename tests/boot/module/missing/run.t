#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# The root has another file system than when the image was made: the report says so, and
# how its module is added. The kernel's alias of it will do.
set -eu
KINIT_STOCK=linux-image-cloud-amd64
repo=$(cd "$(dirname "$0")/../../../.." && pwd)
. "$repo/tests/lib/boot.sh"

make_tree "$work/tree" here
mksquashfs "$work/tree" "$work/root.img" -all-root -quiet -no-progress >/dev/null
stock_dir=$work
stock_name=without
stock_options='--module virtio_blk,virtio_pci'
# shellcheck disable=SC2046
boot_fails 'root=/dev/vda' $(virtio root)
shows "kinit: this kernel lacks the root's file system: vda as squashfs: No such device" \
	'the first line says what is missing'
shows 'kinit: Its driver is neither in this kernel nor in this image.' 'and where'
shows 'kinit:   there is no module fs-squashfs in this image; add it: kinitramfs build --module fs-squashfs' \
	'and what to do'
stock_name=with
stock_options="$stock_options,fs-squashfs"
# shellcheck disable=SC2046
boot 'root=/dev/vda' $(virtio root)
says 'mount: .* / / ro.* - squashfs /dev/vda .*' 'which helps'
done_testing
