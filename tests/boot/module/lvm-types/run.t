#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# Kinds of logical volumes whose device mapper targets are modules, and which no scenario of
# the room lvm has.
set -eu
KINIT_STOCK=${KINIT_STOCK:-linux-image-cloud-amd64}
repo=$(cd "$(dirname "$0")/../../../.." && pwd)
. "$repo/tests/lib/boot.sh"

# shellcheck disable=SC2086 # words
stock_image "$stock_name" $stock_options
maker_on "$image"
make_disks 128M one two three <<'SCRIPT'
/sbin/modprobe -a virtio_pci virtio_blk ext4 dm-raid raid1 raid456 raid10 dm-cache dm-cache-smq \
	dm-writecache dm-integrity
vgcreate -q vg0 /dev/vda /dev/vdb /dev/vdc
lvcreate -q -L 24M -n raid5 --type raid5 -i 2 --nosync vg0 ||
	lvcreate -q -L 24M -n raid5 --type raid5 -i 2 vg0
make_root /dev/vg0/raid5 raid5
lvcreate -q -L 24M -n cached vg0 /dev/vda
lvcreate -q -L 16M -n fast vg0 /dev/vdb
lvconvert -q -y --type cache --cachevol fast vg0/cached
make_root /dev/vg0/cached cached
lvcreate -q -L 24M -n written vg0 /dev/vda
lvcreate -q -L 16M -n buffer vg0 /dev/vdc
lvchange -q -an vg0/buffer
lvconvert -q -y --type writecache --cachevol buffer vg0/written
make_root /dev/vg0/written written
SCRIPT

for volume in raid5:dm_raid cached:dm_cache_smq written:dm_writecache; do
	# shellcheck disable=SC2046
	boot "root=/dev/vg0/${volume%:*}" $(virtio one two three)
	reached "${volume%:*}" "${volume%:*}: the real init is reached"
	says "timeline: .* loaded ${volume#*:}" "${volume#*:} was loaded"
done
done_testing
