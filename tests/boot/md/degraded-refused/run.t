#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# A member is missing, and kinit.degraded=ask: the array is not started without it
# when that is refused on the console.
set -eu
repo=$(cd "$(dirname "$0")/../../../.." && pwd)
. "$repo/tests/lib/boot.sh"
. "$repo/tests/boot/md/lib.sh"

typing=y
make_array 1 one two
# shellcheck disable=SC2046
start "panic=-1 root=UUID=$uuid kinit.degraded=ask kinit.stall=1 kinit.timeout=2" \
	$(virtio one)
check 'it asks' wait_for '\[y/n\]' 40
type_line n
check 'the machine stops by itself' finish
is "$(init_text)" '' 'no real init ran'
shows 'kinit:   md array .*: 1 of 2 members is there' 'the report says what is missing'
done_testing
