#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# Two of three members of a RAID5 are missing: it cannot be started, and the report says
# how many are there.
set -eu
repo=$(cd "$(dirname "$0")/../../../.." && pwd)
. "$repo/tests/lib/boot.sh"
. "$repo/tests/boot/md/lib.sh"

make_array 5 one two three
# shellcheck disable=SC2046
boot_fails "root=UUID=$uuid kinit.timeout=0" $(virtio three)
shows 'kinit: root device not found, and md array .* lacks 2 of its 3 members: .*' \
	'the first line says it'
shows 'kinit:   md array .*: 1 of 3 members is there' 'the report says what is missing'
done_testing
