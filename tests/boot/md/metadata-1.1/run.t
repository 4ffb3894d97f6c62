#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# Root on RAID1 with a superblock 1.1, which is
# at the start.
set -eu
repo=$(cd "$(dirname "$0")/../../../.." && pwd)
. "$repo/tests/lib/boot.sh"
. "$repo/tests/boot/md/metadata.sh"

metadata_boots 1.1
done_testing
