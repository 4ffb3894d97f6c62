#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
set -eu
KINIT_STOCK=linux-image-cloud-amd64
repo=$(cd "$(dirname "$0")/../../../.." && pwd)
. "$repo/tests/lib/boot.sh"
. "$repo/tests/lib/controllers.sh"

disk root here -L here
stock_name=generic
stock_options="--generic --no-hooks"
# shellcheck disable=SC2046 # words
boot root=LABEL=here $(drive root) -device virtio-blk-device,drive=root
reached_from vda here 'on virtio-mmio root'
done_testing
