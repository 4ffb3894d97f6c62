#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# A Debian with systemd, its root and another file system on LVM on md RAID1:
# all its units start, and none of them waits for what is there already.
set -eu
repo=$(cd "$(dirname "$0")/../../../.." && pwd)
. "$repo/tests/lib/boot.sh"

[ "$(id -u)" -eq 0 ] || skip_all 'only root can make a Debian'
disk_source=$("$repo/tests/lib/debian")
uuid=$(cat "${disk_source%/*}/uuid")
make_disks 640M one two <<'SCRIPT'
new_array /dev/md0 1 /dev/vda /dev/vdb
vgcreate -q vg0 /dev/md0
lvcreate -q -L 384M -n root vg0
lvcreate -q -L 32M -n data vg0
dd if=/dev/vdc of=/dev/vg0/root bs=64k conv=sparse,fsync status=none
mke2fs -q -t ext4 /dev/vg0/data
SCRIPT

limit=150
memory=512
for root in /dev/vg0/root UUID=$uuid; do
	# shellcheck disable=SC2046
	boot root=$root $(virtio one two)
	says 'state: running' 'all units are started'
	says 'target: active' 'multi-user.target is reached'
	says_not 'failed: .*' 'no unit failed'
	says_not 'job: .*' 'no unit waits'
	says 'mount: / /dev/mapper/vg0-root ext4' 'root is on the volume'
	says 'mount: /data /dev/mapper/vg0-data ext4' 'so is another file system'
	says 'mdstat: .* \[2/2\] \[UU\]' 'both members are in the array'
	says 'link: /dev/vg0/root' 'udev made the links of the volume'
	says "link: /dev/disk/by-uuid/$uuid" 'and those of its file system'
	uptime=$(init_text | sed -n 's/^uptime: //p')
	check "it was up after ${uptime:=999} s, fewer than 60" test "$uptime" -lt 60
done
done_testing
