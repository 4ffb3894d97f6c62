#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# A member is missing, and kinit.degraded=never: the array is not started without
# it, and the report says what is missing.
set -eu
repo=$(cd "$(dirname "$0")/../../../.." && pwd)
. "$repo/tests/lib/boot.sh"
. "$repo/tests/boot/md/lib.sh"

make_array 1 one two
# shellcheck disable=SC2046
boot_fails "root=UUID=$uuid kinit.degraded=never kinit.stall=1 kinit.timeout=2" \
	$(virtio one)
shows 'kinit: root device not found, and md array .* lacks 1 of its 2 members: .*' \
	'the first line says it'
shows 'kinit:   md array .*: 1 of 2 members is there' 'the report says what is missing'
shows 'kinit: kinit.degraded=never: .*' 'and why it was not started'
done_testing
