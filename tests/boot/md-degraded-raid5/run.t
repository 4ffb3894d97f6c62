#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# A member of a RAID5 is missing: the array is started without it.
set -eu
repo=$(cd "$(dirname "$0")/../../.." && pwd)
. "$repo/tests/lib/boot.sh"

uuid=aaaaaaaa-0001-4000-8000-000000000001
make_disks 32M one two three <<SCRIPT
new_array /dev/md0 5 /dev/vda /dev/vdb /dev/vdc
make_root /dev/md0 raid5 -U $uuid
SCRIPT
# shellcheck disable=SC2046
boot "root=UUID=$uuid kinit.stall=1" $(virtio one three)
reached raid5
says 'mdstat: .* \[3/2\] \[U_U\]' 'the array runs with two members'
done_testing
