#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# Root on logical volumes that are striped, mirrored, snapshots, have one, or are
# thin. Of the last one thin_check is needed.
set -eu
repo=$(cd "$(dirname "$0")/../../.." && pwd)
. "$repo/tests/lib/boot.sh"

uuid=aaaaaaaa-0001-4000-8000-000000000001
make_disks 128M one two <<SCRIPT
vgcreate -q vg0 /dev/vda /dev/vdb
lvcreate -q -L 24M -n striped --type striped -i 2 vg0
make_root /dev/vg0/striped striped
lvcreate -q -L 24M -n raid1 --type raid1 -m 1 --nosync vg0
make_root /dev/vg0/raid1 raid1 -U $uuid
lvcreate -q -L 24M -n origin vg0
make_root /dev/vg0/origin older
lvcreate -q -L 24M -s -n older vg0/origin
make_root /dev/vg0/origin origin
lvcreate -q --type thin-pool -L 24M -n pool vg0
lvcreate -q -V 24M -T vg0/pool -n thin
make_root /dev/vg0/thin thin
SCRIPT
for type in striped raid1 origin older thin; do
	# shellcheck disable=SC2046
	boot root=/dev/vg0/$type $(virtio one two)
	reached $type
done
# The volumes that raid1 is made of hold the same file system.
# shellcheck disable=SC2046
boot root=UUID=$uuid $(virtio one two)
reached raid1 'the mirrored one is reached by its UUID, too'
says 'mapped: vg0-raid1_rimage_0' 'although its layers are devices'
done_testing
