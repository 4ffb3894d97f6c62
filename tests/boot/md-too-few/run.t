#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# Two of three members of a RAID5 are missing: it cannot be started, and the report says
# how many are there.
set -eu
repo=$(cd "$(dirname "$0")/../../.." && pwd)
. "$repo/tests/lib/boot.sh"

uuid=aaaaaaaa-0001-4000-8000-000000000001
make_disks 32M one two three <<SCRIPT
new_array /dev/md0 5 /dev/vda /dev/vdb /dev/vdc
make_root /dev/md0 raid5 -U $uuid
SCRIPT
# shellcheck disable=SC2046
boot_fails "root=UUID=$uuid kinit.timeout=0" $(virtio three)
shows 'kinit:   md array .*: 1 of 3 members is there' 'the report says what is missing'
done_testing
