#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# An image with the modules of another kernel than the one that runs.
set -eu
KINIT_STOCK=linux-image-cloud-amd64
repo=$(cd "$(dirname "$0")/../../../.." && pwd)
. "$repo/tests/lib/boot.sh"

disk root here -L here
stock_name=generic
stock_options="--generic --no-hooks"
other=$("$repo/tests/lib/stock_root" linux-image-amd64)
release=$(cd "$other/usr/lib/modules" && echo *)
bzimage=$other/boot/vmlinuz-$release

# shellcheck disable=SC2046
boot_fails 'root=LABEL=here kinit.timeout=1' $(virtio root)
shows "kinit: root device not found, and this image has modules of kernel $stock_version, not of this one, $release: root=LABEL=here" \
	'the first line of the report names both'
shows "kinit: Make an image for this kernel: kinitramfs build --kernel $release" \
	'and it says what to do'
done_testing
