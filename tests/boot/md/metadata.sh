# SPDX-License-Identifier: GPL-2.0-only
# shellcheck shell=sh
#
# Root on RAID1 with one form of the superblock.

# metadata_boots VERSION: by UUID and by label. A member must not be taken for the
# file system that is on the array, even if it looks like it.
metadata_boots() {
	_uuid=aaaaaaaa-0001-4000-8000-000000000001
	make_disks 32M one two <<-SCRIPT
	new_array /dev/md0 1 /dev/vda /dev/vdb --metadata=$1
	make_root /dev/md0 metadata-$1 -U $_uuid -L root
	SCRIPT
	for _root in UUID=$_uuid LABEL=root; do
		# shellcheck disable=SC2046
		boot "root=$_root" $(virtio one two)
		reached "metadata-$1"
		mounted 'md[0-9]+' '.*' '.*' 'root is on the array'
		says 'mdstat: .* \[2/2\] \[UU\]' 'both members are in it'
	done
}
