#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# A wrong byte in the superblock, by UUID and by name: the report says that it
# is damaged, and does not only name what mount said.
set -eu
repo=$(cd "$(dirname "$0")/../../../.." && pwd)
. "$repo/tests/lib/boot.sh"

uuid=aaaaaaaa-0001-4000-8000-000000000001
disk root right -U $uuid -O metadata_csum
# In the path where it was mounted last, which nobody needs.
poke "$work/root.img" $((1024 + 0x88 + 60)) x
disk whole whole -U $uuid
for root in UUID=$uuid /dev/vda; do
	# shellcheck disable=SC2046
	boot_fails "root=$root" $(virtio root)
	report_is "root=$root: the report names the damage" <<END
root file system is damaged: vda as ext4: EXT4-fs (vda): *checksum* (*)
vda (*:0): 16.0 MiB, ext4 (damaged: superblock checksum is wrong), UUID=$uuid
Tried as: ext4
*
END
done
# shellcheck disable=SC2046
boot root=UUID=$uuid $(virtio root whole)
reached whole 'a whole one of the same UUID is taken instead'
done_testing
