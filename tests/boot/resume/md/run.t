#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# Root and swap space on a mirror each. Until it is decided that nothing is resumed, arrays
# are read-only. With one disk missing when the machine is started again, they are started
# without it, and the machine goes on.
set -eu
repo=$(cd "$(dirname "$0")/../../../.." && pwd)
. "$repo/tests/boot/resume/lib.sh"
only_long resume/partition

stock_name=all
stock_options='--generic --hook mdadm,lvm2,cryptsetup,e2fsprogs'
line="root=UUID=$root_uuid kinit.stall=3"
make_disks 270M one two <<SCRIPT
: $init_id
for disk in vda vdb; do
	printf 'start=2048, size=65536\nstart=67584, size=450560\n' | sfdisk -q /dev/\$disk
done
new_array /dev/md1 1 /dev/vda1 /dev/vdb1
new_array /dev/md2 1 /dev/vda2 /dev/vdb2
make_root /dev/md1 md -U $root_uuid
SCRIPT
disks='one two'
hibernates /dev/md2 "$line"
# As many disks as before, since the firmware's memory map depends on their number.
truncate -s 270M "$work/new.img"
disks='one new'
resumes "$line $resume"
shows 'kinit: starting what is incomplete' 'with one disk of two'
boots_anew "$line $resume"
says 'md: md[0-9]+ : active \(auto-read-only\) raid1 .*' 'arrays were started read-only'
done_testing
