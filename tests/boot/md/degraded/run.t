#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# A member of a RAID1 is missing, and does not come: after a while, which is counted
# down, the array is started without it.
set -eu
repo=$(cd "$(dirname "$0")/../../../.." && pwd)
. "$repo/tests/lib/boot.sh"
. "$repo/tests/boot/md/lib.sh"

make_array 1 one two
# shellcheck disable=SC2046
boot "root=UUID=$uuid kinit.stall=2" $(virtio two)
reached raid1
says 'mdstat: .* \[2/1\] \[_U\]' 'the array runs with one member'
check 'the seconds are counted' \
	grep -q 'kinit: waiting, [12] s until degraded: ' "$console"
check_not 'and no more of them than kinit.stall= says' \
	grep -qE 'kinit: waiting, ([3-9]|10) s until degraded: ' "$console"
done_testing
