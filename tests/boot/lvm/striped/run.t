#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# Root on a volume that is striped over two disks.
set -eu
repo=$(cd "$(dirname "$0")/../../../.." && pwd)
. "$repo/tests/lib/boot.sh"
. "$repo/tests/boot/lvm/types.sh"

reach_volume striped
done_testing
