#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# A member is missing, and kinit.degraded=ask: the array is started without it when
# that is said on the console.
set -eu
repo=$(cd "$(dirname "$0")/../../../.." && pwd)
. "$repo/tests/lib/boot.sh"
. "$repo/tests/boot/md/lib.sh"

typing=y
make_array 1 one two
# shellcheck disable=SC2046
start "panic=-1 root=UUID=$uuid kinit.degraded=ask kinit.stall=1" $(virtio one)
check 'it asks' wait_for '\[y/n\]' 40
type_line y
check 'the machine stops by itself' finish
reached raid1
says 'mdstat: .* \[2/1\] \[U_\]' 'the array runs with one member'
done_testing
