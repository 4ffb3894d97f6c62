#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# Root on LVM on md RAID1, of which a member is missing: it assembles after a while.
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
boot 'root=/dev/vg0/root kinit.stall=2' $(virtio one)
reached lvm-on-md
says 'mdstat: .* \[2/1\] \[U_\]' 'one member is in the array'
done_testing
