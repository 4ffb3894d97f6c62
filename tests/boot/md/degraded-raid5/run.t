#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# A member of a RAID5 is missing: the array is started without it.
set -eu
repo=$(cd "$(dirname "$0")/../../../.." && pwd)
. "$repo/tests/lib/boot.sh"
. "$repo/tests/boot/md/lib.sh"

make_array 5 one two three
# shellcheck disable=SC2046
boot "root=UUID=$uuid kinit.stall=1" $(virtio one three)
reached raid5
says 'mdstat: .* \[3/2\] \[U_U\]' 'the array runs with two members'
done_testing
