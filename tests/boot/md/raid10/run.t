#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# Root on RAID10, assembled by the real mdadm, with each member there.
set -eu
repo=$(cd "$(dirname "$0")/../../../.." && pwd)
. "$repo/tests/lib/boot.sh"
. "$repo/tests/boot/md/lib.sh"

level_boots 10 one two three four
done_testing
