#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# The names of disks below /dev/disk that kinit computes are those that Debian's
# udev makes a moment later, in a machine with a disk on each kind of controller,
# and with root on LVM on md.
set -eu
repo=$(cd "$(dirname "$0")/../../../.." && pwd)
. "$repo/tests/lib/boot.sh"
. "$repo/tests/lib/controllers.sh"

[ "$(id -u)" -eq 0 ] || skip_all 'only root can make a Debian'
disk_source=$("$repo/tests/lib/debian")
make_disks 640M one two <<'SCRIPT'
new_array /dev/md0 1 /dev/vda /dev/vdb
vgcreate -q vg0 /dev/md0
lvcreate -q -L 384M -n root vg0
lvcreate -q -L 32M -n data vg0
dd if=/dev/vdc of=/dev/vg0/root bs=64k conv=sparse,fsync status=none
mke2fs -q -t ext4 /dev/vg0/data
SCRIPT
for disk in virtio nvme sata sata2 usb card scsi scsi2 scsi3; do
	printf '%s\n' 'start=2048, size=2048' '12: start=4096, size=4096' |
		make_gpt "$work/$disk.img" 32M
done

limit=150
memory=512
set --
# IMAGE|DEVICE: the image as that device of QEMU's, or what others are on. A disk
# behind a hub of USB is the last that the kernel finds. It is a member of the
# root's array, so all others are there when that is complete.
for pair in \
	'virtio|virtio-blk-pci,serial=a  b/c%d' \
	'|nvme,serial=KINIT  NVMe,id=nvme' \
	'nvme|nvme-ns,bus=nvme,nsid=3' \
	'|ich9-ahci,id=ahci' \
	'sata|ide-hd,bus=ahci.0,serial=KINIT  SATA,model=Disk of  test' \
	'sata2|ide-hd,bus=ahci.3,wwn=0x5000c500a0b1c2d3' \
	'|qemu-xhci,id=xhci' \
	'|usb-hub,bus=xhci.0,port=1' \
	'two|usb-storage,bus=xhci.0,port=1.2,serial=KINIT USB' \
	'usb|usb-storage,bus=xhci.0,port=2,removable=on' \
	'|sdhci-pci' \
	'card|sd-card' \
	'|virtio-scsi-pci,id=scsi' \
	'scsi|scsi-hd,bus=scsi.0,scsi-id=0,serial=KINIT SCSI' \
	'scsi2|scsi-hd,bus=scsi.0,scsi-id=1,wwn=0x6000c500a0b1c2d4' \
	'scsi3|scsi-hd,bus=scsi.0,scsi-id=2,lun=300,vendor=A/B,device_id=x y'; do
	image=${pair%%|*}
	[ -z "$image" ] || set -- "$@" -drive \
		"file=$work/$image.img,if=none,id=$image,format=raw"
	set -- "$@" -device "${pair#*|}${image:+,drive=$image}"
done
# shellcheck disable=SC2046
boot 'root=/dev/disk/by-id/dm-name-vg0-root kinit.log=debug loglevel=8' \
	$(virtio one) "$@"
says 'target: active' 'multi-user.target is reached'

# DEVICE NAME, a line each. Of a physical volume the name is what is on it.
init_text | sed -n 's|^disk: \(by-[idp][^ ]*\) .*/\([^/]*\)$|\2 \1|p' |
	grep -v -e ' by-partuuid/' -e ' by-partlabel/' -e '/lvm-pv-uuid-' |
	sort >"$work/udev"
kinit_text | sed -n 's|^\(.*\) is /dev/disk/\(.*\)|\1 \2|p' |
	sort -u >"$work/kinit"
check 'udev has named more than 90' test "$(wc -l <"$work/udev")" -gt 90
for prefix in ata- dm-name- dm-uuid- md-name- md-uuid- mmc- nvme- scsi-0 scsi-3 \
	usb- virtio- wwn-; do
	check "a disk has a name that begins with $prefix" \
		grep -q " by-id/$prefix" "$work/udev"
done
is "$(diff "$work/udev" "$work/kinit")" '' "udev's names and kinit's are the same"
done_testing
