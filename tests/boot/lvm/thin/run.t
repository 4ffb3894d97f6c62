#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# Root on a thin volume, which needs thin_check.
set -eu
repo=$(cd "$(dirname "$0")/../../../.." && pwd)
. "$repo/tests/lib/boot.sh"
. "$repo/tests/boot/lvm/types.sh"

reach_volume thin
done_testing
