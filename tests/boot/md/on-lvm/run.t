#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# Root on md RAID1, whose members are logical volumes.
set -eu
repo=$(cd "$(dirname "$0")/../../../.." && pwd)
. "$repo/tests/lib/boot.sh"

uuid=aaaaaaaa-0001-4000-8000-000000000001
make_disks 48M one two <<SCRIPT
vgcreate -q vg1 /dev/vda
vgcreate -q vg2 /dev/vdb
lvcreate -q -L 32M -n half vg1
lvcreate -q -L 32M -n half vg2
new_array /dev/md0 1 /dev/vg1/half /dev/vg2/half
make_root /dev/md0 md-on-lvm -U $uuid
SCRIPT
# shellcheck disable=SC2046
boot root=UUID=$uuid $(virtio one two)
reached md-on-lvm
mounted 'md[0-9]+' '.*' '.*' 'root is on the array'
says 'mdstat: .* \[2/2\] \[UU\]' 'both members are in the array'
done_testing
