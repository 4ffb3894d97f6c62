#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# Root on RAID1 with a superblock 0.90, which is
# at the end, so that a member looks like the file system that is on the array.
set -eu
repo=$(cd "$(dirname "$0")/../../../.." && pwd)
. "$repo/tests/lib/boot.sh"
. "$repo/tests/boot/md/metadata.sh"

metadata_boots 0.90
done_testing
