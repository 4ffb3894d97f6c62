#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# The levels of md that no other scenario has, whose drivers are modules: one volume group
# is on arrays of all of them.
set -eu
KINIT_STOCK=${KINIT_STOCK:-linux-image-cloud-amd64}
repo=$(cd "$(dirname "$0")/../../../.." && pwd)
. "$repo/tests/lib/boot.sh"

# shellcheck disable=SC2086 # words
stock_image "$stock_name" $stock_options
maker_on "$image"
# Linear is not in newer kernels any more.
linear=:
if grep -q /linear.ko "$stock_root/usr/lib/modules/$stock_version/modules.dep"; then
	linear='new_array /dev/md4 linear /dev/vdh /dev/vdi'
fi
disks='a b c d e f g h i'
# shellcheck disable=SC2086 # words
make_disks 32M $disks <<SCRIPT
/sbin/modprobe -a virtio_pci virtio_blk ext4 dm-mod raid456 raid10
new_array /dev/md1 4 /dev/vda /dev/vdb /dev/vdc
new_array /dev/md2 6 /dev/vdd /dev/vde /dev/vdf /dev/vdg
$linear
vgcreate -q vg0 /dev/md[124]
lvcreate -q -n root -l 100%VG --type striped -i \$(ls /dev/md[124] | wc -l) vg0 ||
	lvcreate -q -n root -l 100%FREE vg0
make_root /dev/vg0/root here
SCRIPT

# shellcheck disable=SC2046,SC2086 # words
boot root=/dev/vg0/root $(virtio $disks)
reached here
says 'mdstat: .* raid4 .*' 'RAID4 is there'
says 'mdstat: .* raid6 .*' 'RAID6 is there'
[ "$linear" = : ] || says 'mdstat: .* linear .*' 'what is put end to end is there'
done_testing
