#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# kinitramfs machine: disks of other machines. What the kernel shows of them is laid over /sys and
# /proc.
set -eu
repo=$(cd "$(dirname "$0")/../.." && pwd)
. "$repo/tests/lib/common.sh"
. "$repo/tests/lib/tap.sh"

[ "$(id -u)" -eq 0 ] || skip_all 'only root can lay folders over /sys'
if [ "${1:-}" != inside ]; then
	unshare -m true 2>/dev/null || skip_all 'no mount namespace can be made here'
	mkdir -p "$build/kinitramfs"
	flock "$build/kinitramfs" make -s -C "$repo/scripts/kinitramfs" O="$build/kinitramfs"
	exec unshare -m "$0" inside
fi
tool=$build/kinitramfs/kinitramfs
mount -t tmpfs none /sys
mount -t tmpfs none /proc
mkdir -p /proc/self /proc/net /sys/bus /sys/dev/block
printf 'Iface\tDestination\tGateway\n' >/proc/net/route
printf 'eth1\t0002000A\t00000000\neth3\t00000000\t0102000A\n' >>/proc/net/route
devices=/sys/devices

# root_is FOLDER: below /sys/devices, the block device that "/" is on.
root_is() {
	mkdir -p "$devices/$1"
	rm -f /sys/dev/block/7:9
	ln -s "../../devices/$1" /sys/dev/block/7:9
	echo '20 1 7:9 / / rw - ext4 /dev/x rw' >/proc/self/mountinfo
	layers=$("$tool" machine | sed -n 's/^layer //p' | tr '\n' ';')
}

root_is virtual/block/nbd0
is "$layers" 'nbd;network eth3;' 'an NBD server has it, behind the default route'
mkdir -p "$devices/virtual/block/nbd0/nbd0p1"
: >"$devices/virtual/block/nbd0/nbd0p1/partition"
root_is virtual/block/nbd0/nbd0p1
is "$layers" 'partition;nbd;network eth3;' 'or a part of it'
root_is virtual/block/dm-0
mkdir -p "$devices/virtual/block/dm-0/slaves" "$devices/virtual/block/dm-0/dm"
ln -s ../../nbd0 "$devices/virtual/block/dm-0/slaves/nbd0"
echo LVM-x >"$devices/virtual/block/dm-0/dm/uuid"
root_is virtual/block/dm-0
is "$layers" 'lvm;nbd;network eth3;' 'or a logical volume on it'
root_is virtual/block/rbd1
is "$layers" 'rbd;network eth3;' 'Ceph'
root_is 'virtual/block/etherd!e0.1'
is "$layers" 'aoe;network eth3;' 'ATA over Ethernet'
root_is platform/host0/session1/target0:0:0/0:0:0:1/block/sda
is "$layers" 'iscsi;network eth3;' 'iSCSI'

# NVMe, which may have several ways to a disk, or not be asked for them.
root_is virtual/nvme-fabrics/ctl/nvme0/nvme0n1
is "$layers" '' 'nobody says what transports it'
echo tcp >"$devices/virtual/nvme-fabrics/ctl/nvme0/transport"
root_is virtual/nvme-fabrics/ctl/nvme0/nvme0n1
is "$layers" 'nvme-tcp;network eth3;' 'NVMe over TCP'
mkdir -p "$devices/virtual/nvme-subsystem/nvme-subsys0"
ln -s ../../nvme-fabrics/ctl/nvme0 "$devices/virtual/nvme-subsystem/nvme-subsys0/nvme0"
root_is virtual/nvme-subsystem/nvme-subsys0/nvme0n1
is "$layers" 'nvme-tcp;network eth3;' 'by a controller of its subsystem'
echo pcie >"$devices/virtual/nvme-fabrics/ctl/nvme0/transport"
root_is virtual/nvme-subsystem/nvme-subsys0/nvme0n1
is "$layers" '' 'one that is in the machine is not remote'

# What it would be resumed from has layers of its own.
mkdir -p /sys/power "$devices/virtual/block/dm-5/dm" "$devices/virtual/block/dm-5/slaves" \
	"$devices/virtual/block/md7/md"
echo CRYPT-x >"$devices/virtual/block/dm-5/dm/uuid"
echo raid1 >"$devices/virtual/block/md7/md/level"
ln -s ../../md7 "$devices/virtual/block/dm-5/slaves/md7"
ln -s ../../devices/virtual/block/dm-5 /sys/dev/block/253:5
echo 0:0 >/sys/power/resume
root_is virtual/block/sda
is "$layers" '' 'nothing is resumed'
echo 253:5 >/sys/power/resume
root_is virtual/block/sda
is "$layers" 'crypt;md raid1;' 'the kernel has been told from where'
echo 0:0 >/sys/power/resume
mknod /proc/swap b 253 5
echo 'quiet resume=/proc/swap ro' >/proc/cmdline
root_is virtual/block/sda
is "$layers" 'crypt;md raid1;' 'the command line says it'
root_is virtual/block/md7
is "$layers" 'md raid1;crypt;' 'those of the root come first, and are not said twice'
rm /proc/net/route /proc/cmdline
root_is virtual/block/nbd0
is "$layers" 'nbd;network;' 'there is no default route'
done_testing
