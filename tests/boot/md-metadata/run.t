#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# Root on RAID1 with each form of the superblock. Of 0.90 and 1.0, which are at the
# end, a member looks like the file system that is on the array: it is not taken
# for it.
set -eu
repo=$(cd "$(dirname "$0")/../../.." && pwd)
. "$repo/tests/lib/boot.sh"

uuid=aaaaaaaa-0001-4000-8000-000000000001
for metadata in 0.90 1.0 1.1 1.2; do
	make_disks 32M one two <<-SCRIPT
	new_array /dev/md0 1 /dev/vda /dev/vdb --metadata=$metadata
	make_root /dev/md0 metadata-$metadata -U $uuid -L root
	SCRIPT
	for root in UUID=$uuid LABEL=root; do
		# shellcheck disable=SC2046
		boot "root=$root" $(virtio one two)
		reached "metadata-$metadata"
		mounted 'md[0-9]+' '.*' '.*' 'root is on the array'
		says 'mdstat: .* \[2/2\] \[UU\]' 'both members are in it'
	done
done
done_testing
