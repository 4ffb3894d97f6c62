#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# Root on LVM on md RAID1: the stack assembles by itself.
set -eu
repo=$(cd "$(dirname "$0")/../../.." && pwd)
. "$repo/tests/lib/boot.sh"

make_disks 48M one two <<'SCRIPT'
new_array /dev/md0 1 /dev/vda /dev/vdb
vgcreate -q vg0 /dev/md0
lvcreate -q -L 32M -n root vg0
make_root /dev/vg0/root lvm-on-md
SCRIPT
# shellcheck disable=SC2046
boot root=/dev/vg0/root $(virtio one two)
reached lvm-on-md
says 'mdstat: .* \[2/2\] \[UU\]' 'both members are in the array'
check_not 'there is no wait' grep -q 'kinit: waiting, ' "$console"
done_testing
