# SPDX-License-Identifier: GPL-2.0-only
# shellcheck shell=sh
#
# Volumes of several kinds in one volume group.

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

# reach_volume NAME: as the root.
reach_volume() {
	# shellcheck disable=SC2046
	boot "root=/dev/vg0/$1" $(virtio one two)
	reached "$1"
}
