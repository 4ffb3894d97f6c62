#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# Root on a snapshot, and on the volume that it was taken of.
set -eu
repo=$(cd "$(dirname "$0")/../../../.." && pwd)
. "$repo/tests/lib/boot.sh"
. "$repo/tests/boot/lvm/types.sh"

reach_volume origin
reach_volume older
done_testing
