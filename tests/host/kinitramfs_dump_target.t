#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# kinitramfs build --kdump of the machine that it runs on: where the dump goes. What the kernel
# shows of that machine is laid over /sys and /proc.
set -eu
repo=$(cd "$(dirname "$0")/../.." && pwd)
. "$repo/tests/lib/common.sh"
. "$repo/tests/lib/tap.sh"

[ "$(id -u)" -eq 0 ] || skip_all 'only root can lay folders over /sys'
[ -d /usr/lib/modules ] || skip_all 'there is no folder for modules'
if [ "${1:-}" != inside ]; then
	unshare -m true 2>/dev/null || skip_all 'no mount namespace can be made here'
	mkdir -p "$build/kinitramfs"
	flock "$build/kinitramfs" make -s -C "$repo/scripts/kinitramfs" O="$build/kinitramfs"
	exec unshare -m "$0" inside
fi
tool=$build/kinitramfs/kinitramfs
root=$("$repo/tests/lib/stock_root")
version=$(cd "$root/usr/lib/modules" && echo *)
mount --bind "$root/usr/lib/modules" /usr/lib/modules
mount -t tmpfs none /sys
mount -t tmpfs none /proc
mount -t tmpfs none /dev
mknod /dev/null c 1 3
mknod /dev/vdz b 254 16 || skip_all 'no device can be made here'
work=/dev/work
mkdir -p $work/hooks /dev/disk/by-uuid /proc/self /proc/net /sys/bus /sys/dev/block \
	/sys/kernel /sys/devices/virtual/block/dm-7/dm /sys/devices/virtual/block/dm-8/dm
ln -s ../../vdz /dev/disk/by-uuid/1234
ln -s ../../devices/virtual/block/dm-7 /sys/dev/block/254:16
ln -s ../../devices/virtual/block/dm-8 /sys/dev/block/8:1
echo LVM-x >/sys/devices/virtual/block/dm-7/dm/uuid
echo CRYPT-x >/sys/devices/virtual/block/dm-8/dm/uuid
printf 'Iface\tDestination\tGateway\neth3\t00000000\t0102000A\n' >/proc/net/route
printf '%s\n' '20 1 8:1 / / rw - xfs /dev/sda1 rw' '21 20 254:16 / /srv rw - ext4 /dev/vdz rw' \
	>/proc/self/mountinfo
echo 'BOOT_IMAGE=/x root=UUID=9 ro quiet ip=dhcp crashkernel=1G rootflags="a b" splash' \
	>/proc/cmdline
echo 268435456 >/sys/kernel/kexec_crash_size
cat >$work/hooks/kdump.hook <<'HOOK'
on vmcore run vmcore-save
HOOK

# make_image OPTION...: $work/image; the status, and what was said in $work/out.
make_image() {
	rm -f $work/image
	"$tool" build --kdump --kernel "$version" --hook kdump --hook-dir $work/hooks \
		--compress none -o $work/image "$@" >$work/out 2>&1
}

# The text of the file that kinit reads.
told() {
	cpio --quiet -i --to-stdout usr/lib/kinit/cmdline <$work/image 2>/dev/null
}

says() {
	check "$2" grep -qE -- "$1" $work/out
}

check 'an image for this machine' make_image
is "$(told)" 'root=UUID=9 ip=dhcp rootflags="a b" ' 'what leads to the root'
says 'layer crypt' 'which is encrypted'
check 'for another device' make_image --dump-target UUID=1234
is "$(told)" 'root=UUID=9 ip=dhcp rootflags="a b" kinit.dump="UUID=1234"' 'what leads there'
says 'layer lvm' 'a logical volume'
check_not 'which is all that counts' grep -q crypt $work/out
check 'raw' make_image --dump-target raw:/dev/vdz
says 'layer lvm' 'is looked up, too'
check 'NFS' make_image --dump-target nfs:192.0.2.1:/srv
check_not 'needs no disk' grep -q 'layer' $work/out
check_not 'one that is not there' make_image --dump-target UUID=5678
says '/dev/disk/by-uuid/5678: there is no such block device' 'is named'
check_not 'a form that is not known' make_image --dump-target nbd:x:y
says 'of others a machine file can tell' 'is said'

# mounts LINE...: what is mounted beside the root, in this order.
mounts() {
	printf '%s\n' '20 1 8:1 / / rw - xfs /dev/sda1 rw' "$@" >/proc/self/mountinfo
}

lead='root=UUID=9 ip=dhcp rootflags="a b" '
mounts '21 20 254:16 / /var rw shared:1 - ext4 /dev/vdz rw' \
	'22 20 8:1 /x /var/cr rw - xfs /dev/sda1 rw'
check 'a file system that is /var' make_image
is "$(told)" "${lead}kinit.dump=\"UUID=1234\" kinit.dump.path=\"/crash\"" 'is the target'
says 'layer lvm' 'and what leads there is looked up'
says '^the dump goes to UUID=1234, /crash$' 'which is said'
check 'unless another is named' make_image --dump-target raw:/dev/vdz
is "$(told)" "${lead}kinit.dump=\"raw:/dev/vdz\"" 'which counts alone'
mounts '21 20 0:43 / /var rw - autofs systemd-1 rw' '22 21 254:16 / /var rw - ext4 /dev/vdz rw'
check 'one that is mounted when somebody looks' make_image
is "$(told)" "${lead}kinit.dump=\"UUID=1234\" kinit.dump.path=\"/crash\"" 'is the same'
mounts '21 20 8:2 / /var rw - ext4 /dev/sda2 rw' \
	'22 21 0:40 /@a\040b /var/crash rw - btrfs /dev/vdz rw,subvol=/@a\040b'
check 'a subvolume that is /var/crash' make_image
is "$(told)" "${lead}kinit.dump=\"UUID=1234\" kinit.dump.path=\"/@a b/\"" 'is a folder'
mounts '21 20 0:41 / /var rw - nfs4 192.0.2.1:/srv/var rw'
check 'NFS' make_image
is "$(told)" "${lead}kinit.dump=\"nfs:192.0.2.1:/srv/var\" kinit.dump.path=\"/crash\"" \
	'is named as kinit knows it'
mounts '21 20 0:42 / /var rw - tmpfs tmpfs rw'
check 'memory' make_image
is "$(told)" "$lead" 'is no place for a dump'
says '/var/crash is on tmpfs, which kinit does not find' 'which is said'
cp /proc/cmdline $work/cmdline
echo 'root=UUID=9 kinit.dump.path=srv' >/proc/cmdline
mounts '21 20 254:16 / /var rw - ext4 /dev/vdz rw'
check 'a path on the command line' make_image
is "$(told)" 'root=UUID=9 kinit.dump.path=srv ' 'counts'
cp $work/cmdline /proc/cmdline

mounts
check_not 'an unknown file system' make_image --dump-target /dev/vdz
says 'which file system it has is not known here' 'is said'
check 'but a raw device has none' make_image --dump-target raw:/dev/vdz

echo 16777216 >/sys/kernel/kexec_crash_size
check_not '16 MiB are too few' make_image
says 'and 16 are set aside' 'which the kernel has said'
echo 0 >/sys/kernel/kexec_crash_size
check 'if there are none yet' make_image
says 'no memory is set aside for a crash kernel: crashkernel=[0-9]+M' 'how many it needs is said'

cpio --quiet -o -H newc </dev/null >$work/any
check_not 'check asks about the target' sh -c "'$tool' check --kernel '$version' \
	--dump-target nfs:1:/x $work/any >$work/out 2>&1"
says 'any cannot reach the target of the dump' 'which is not the root'
done_testing
