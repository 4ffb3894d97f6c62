#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# Root on LVM on md RAID1: the stack assembles by itself.
set -eu
repo=$(cd "$(dirname "$0")/../../../.." && pwd)
. "$repo/tests/lib/boot.sh"
. "$repo/tests/boot/lvm/on_md.sh"

# shellcheck disable=SC2046
boot root=/dev/vg0/root $(virtio one two)
reached lvm-on-md
says 'mdstat: .* \[2/2\] \[UU\]' 'both members are in the array'
# Modules take their time, on a busy machine more than a second.
[ -n "$stock_root" ] ||
	check_not 'there is no wait' grep -q 'kinit: waiting, ' "$console"
done_testing
