#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# rootdelay=: nothing is mounted before.
set -eu
repo=$(cd "$(dirname "$0")/../../../.." && pwd)
. "$repo/tests/lib/boot.sh"

disk root root
# shellcheck disable=SC2046
boot root=/dev/vda\ rootdelay=4 $(virtio root)
reached root
mounted_at=$(init_text | sed -n 's|^timeline: \([0-9]*\)[.][0-9]* mounted /root$|\1|p')
started_at=$(init_text | sed -n 's|^timeline: \([0-9]*\)[.][0-9]* start$|\1|p')
check "it was mounted 4 s after the start ($started_at, $mounted_at)" \
	test "$((mounted_at - started_at))" -ge 3 -a "$((mounted_at - started_at))" -le 6
done_testing
