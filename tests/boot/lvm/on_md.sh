# SPDX-License-Identifier: GPL-2.0-only
# shellcheck shell=sh
#
# Disks with the root /dev/vg0/root, on a volume group on a RAID1.

make_disks 48M one two <<'SCRIPT'
new_array /dev/md0 1 /dev/vda /dev/vdb
vgcreate -q vg0 /dev/md0
lvcreate -q -L 32M -n root vg0
make_root /dev/vg0/root lvm-on-md
SCRIPT
