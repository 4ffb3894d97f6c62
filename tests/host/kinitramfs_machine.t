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
mount -t tmpfs none /run
# How the kernel itself writes down an overlay with odd names; "" if it has none.
mkdir -p '/run/real/a:b' '/run/real/c,d e' /run/real/up /run/real/work /run/real/all
overlay=
if mount -t overlay -o 'lowerdir=/run/real/a\:b:/run/real/c\,d e,upperdir=/run/real/up,workdir=/run/real/work' \
	none /run/real/all 2>/dev/null; then
	overlay=$(sed -n 's, /run/real/all , / ,p' /proc/self/mountinfo)
	umount /run/real/all
fi
mount -t tmpfs none /sys
mount -t tmpfs none /proc
mkdir -p /proc/self /proc/net /sys/bus /sys/dev/block
devices=/sys/devices

# routes [INTERFACE DESTINATION MASK]...: as this little-endian machine has their numbers.
routes() {
	echo 'Iface Destination Gateway Flags RefCnt Use Metric Mask MTU Window IRTT' >/proc/net/route
	while [ $# -gt 0 ]; do
		printf '%s\t%s\t00000000\t0001\t0\t0\t0\t%s\t0\t0\t0\n' "$1" "$2" "$3" \
			>>/proc/net/route
		shift 3
	done
}
routes eth1 0002000A 00FFFFFF eth3 00000000 00000000

# interface NAME KIND [LOWER...]: KIND is "-" for a card.
interface() {
	_interface=/sys/class/net/$1
	mkdir -p "$_interface"
	echo "INTERFACE=$1" >"$_interface/uevent"
	[ "$2" = - ] || echo "DEVTYPE=$2" >>"$_interface/uevent"
	shift 2
	for _lower; do
		mkdir "$_interface/lower_$_lower"
	done
}

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
connection=platform/host0/session1/connection1:0/iscsi_connection/connection1:0
mkdir -p "$devices/$connection"
echo 10.0.2.9 >"$devices/$connection/address"
root_is platform/host0/session1/target0:0:0/0:0:0:1/block/sda
is "$layers" 'iscsi;network eth1;' 'whose server is on another network'

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
echo traddr=10.0.2.9,trsvcid=4420,src_addr=10.0.2.1 >"$devices/virtual/nvme-fabrics/ctl/nvme0/address"
root_is virtual/nvme-subsystem/nvme-subsys0/nvme0n1
is "$layers" 'nvme-tcp;network eth1;' 'which says where its target is'
echo pcie >"$devices/virtual/nvme-fabrics/ctl/nvme0/transport"
root_is virtual/nvme-subsystem/nvme-subsys0/nvme0n1
is "$layers" '' 'one that is in the machine is not remote'

# NFS, on a bridge of a VLAN on a bond.
nfs_is() {
	echo "20 1 0:25 / / ro,relatime - $1 server:/x $2" >/proc/self/mountinfo
	layers=$("$tool" machine | sed -n 's/^\(root\|layer\) //p' | tr '\n' ';')
}
nfs_is nfs4 ro,vers=4.2,clientaddr=10.0.9.1,addr=10.0.2.9,nolock
is "$layers" 'nfs4;network eth1;' 'NFSv4, behind the interface that leads to its server'
nfs_is nfs ro,vers=3,mountaddr=10.0.2.8,addr=10.0.3.9
is "$layers" 'nfs;network eth3;' 'NFSv3, behind a router'
interface eth0 -
interface eth1 -
interface bond0 bond eth0 eth1
interface bond0.5 vlan bond0
interface br0 bridge bond0.5
routes br0 0002000A 00FFFFFF
above='network br0;bridge br0;vlan bond0.5;bond bond0;'
nfs_is nfs4 ro,addr=10.0.2.9
is "$layers" "nfs4;$above" 'what that is built upon, where no route is a default one'
nfs_is nfs4 rw
is "$layers" "nfs4;$above" 'nor is it known which server it is'
routes
echo '20010db8000000000000000000000000 40 00000000000000000000000000000000 00 00000000000000000000000000000000 00000100 00000001 00000000 00000001 bond0' \
	>/proc/net/ipv6_route
nfs_is nfs4 ro,addr=2001:db8::1%bond0
is "$layers" 'nfs4;network bond0;bond bond0;' 'over IPv6'
rm /proc/net/ipv6_route
mkdir /sys/class/net/bond0/lower_br0
routes br0 0002000A 00FFFFFF
check 'interfaces in a circle come to an end' timeout 10 "$tool" machine -o /proc/circle
rmdir /sys/class/net/bond0/lower_br0
routes eth3 00000000 00000000

# An overlay, of which the options tell what it is made of.
overlay_is() {
	layers=$("$tool" machine 2>/proc/said | sed -n 's/^\(root\|layer\) //p' | tr '\n' ';')
}
mkdir -p /run/kinit/upper/kinit/files
cat >/proc/self/mountinfo <<'MOUNTS'
20 1 0:2 / / rw - rootfs none rw
21 1 0:30 / / rw,relatime - overlay overlay rw,lowerdir=/run/kinit/lower,upperdir=/run/kinit/upper/kinit/files,workdir=/run/kinit/upper/kinit/work
22 21 0:23 / /run rw - tmpfs tmpfs rw
23 22 0:25 / /run/kinit/lower ro,relatime - nfs4 10.0.2.9:/x ro,vers=4.2,addr=10.0.2.9
24 22 0:26 / /run/kinit/upper rw - tmpfs tmpfs rw
MOUNTS
routes eth1 0002000A 00FFFFFF eth3 00000000 00000000
overlay_is
is "$layers" 'nfs4;overlay;network eth1;' 'an overlay over NFS'
is "$(cat /proc/said)" '' 'with nothing to be said'
mkdir -p "$devices/virtual/block/md8/md"
echo raid5 >"$devices/virtual/block/md8/md/level"
ln -s ../../devices/virtual/block/md8 /sys/dev/block/9:8
sed -i 's,^24 .*,24 22 9:8 / /run/kinit/upper rw - xfs /dev/md8 rw,' /proc/self/mountinfo
overlay_is
is "$layers" 'nfs4;overlay;network eth1;overlay xfs;md raid5;' 'which writes to a disk'
if [ -n "$overlay" ]; then
	cp /proc/self/mountinfo /proc/before
	cat >/proc/self/mountinfo <<-MOUNTS
	$overlay
	22 21 0:23 / /run rw - tmpfs tmpfs rw
	23 22 0:25 / /run/real/a:b ro,relatime - nfs4 10.0.2.9:/x ro,vers=4.2,addr=10.0.2.9
	24 22 9:8 / /run/real/c,d\040e rw - xfs /dev/md8 rw
	MOUNTS
	overlay_is
	is "$layers" 'nfs4;overlay;network eth1;overlay xfs;md raid5;' \
		'as this kernel writes one down, with odd names'
	mv /proc/before /proc/self/mountinfo
else
	echo '# this kernel has no overlays'
fi
sed -i '/^23 /d' /proc/self/mountinfo
overlay_is
is "$layers" 'xfs;overlay;md raid5;' 'one of which no more can be seen than that'
check 'which is told' grep -q 'overlay of /run/kinit/lower, which cannot be seen from here' /proc/said
sed -i '/^24 /d; /^22 /d' /proc/self/mountinfo
overlay_is
is "$layers" 'overlay;' 'or nothing'
echo '21 1 0:30 / / rw - overlay overlay rw,lowerdir=l/AB:l/CD,upperdir=u,workdir=w' >/proc/self/mountinfo
overlay_is
is "$layers" 'overlay;' "a container's"
routes eth3 00000000 00000000

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
