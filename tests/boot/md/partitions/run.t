#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# The members of an array are partitions, and root is a partition of the array.
set -eu
repo=$(cd "$(dirname "$0")/../../../.." && pwd)
. "$repo/tests/lib/boot.sh"

uuid=aaaaaaaa-0001-4000-8000-000000000001
make_disks 64M one two <<SCRIPT
for disk in vda vdb; do
	printf 'label: gpt\nsize=8MiB\nsize=40MiB,type=raid\n' |
		sfdisk -q --no-tell-kernel /dev/\$disk
	blockdev --rereadpt /dev/\$disk
done
new_array /dev/md0 1 /dev/vda2 /dev/vdb2
printf 'label: gpt\nsize=8MiB\nsize=24MiB,name=root\n' |
	sfdisk -q --no-tell-kernel /dev/md0
blockdev --rereadpt /dev/md0
make_root /dev/md0p2 partitions -U $uuid
SCRIPT
for root in UUID=$uuid PARTLABEL=root; do
	# shellcheck disable=SC2046
	boot "root=$root" $(virtio one two)
	reached partitions "root=$root is reached"
	mounted 'md[0-9]+p2' '.*' '.*' 'root is on a partition of the array'
	says 'mdstat: .* \[2/2\] \[UU\]' 'both members are in it'
done
done_testing
