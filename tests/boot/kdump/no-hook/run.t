#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# A crash kernel with an image like any other boots the root, whose own programs may save the
# dump, as those of Debian's kdump-tools do.
set -eu
repo=$(cd "$(dirname "$0")/../../../.." && pwd)
. "$repo/tests/boot/kdump/lib.sh"
only_long kdump/uuid

disk root usual -L root
stock_image generic --generic --no-hooks
# shellcheck disable=SC2046,SC2086 # words
crash 'root=LABEL=root' $(virtio root) $(port_options "$init_port")
shows 'kinit: this is a crash kernel, but no hook of this image saves the dump: the root is booted, which may do so' \
	'kinit says so'
reached usual
done_testing
