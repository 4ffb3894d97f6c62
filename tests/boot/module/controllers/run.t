#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# The controllers that QEMU has, whose drivers are all modules of Debian's kernel: each is
# found by its modalias, in an image that was made for no particular machine.
set -eu
KINIT_STOCK=${KINIT_STOCK:-linux-image-amd64}
repo=$(cd "$(dirname "$0")/../../../.." && pwd)
. "$repo/tests/lib/boot.sh"
. "$repo/tests/lib/controllers.sh"

stock_name=generic
stock_options="--generic --no-hooks"
disk root here -L here

# on NAME DEVICE MODULE QEMU-OPTION...: root is found on this controller. "make check-long"
# has them all, "make check" those whose name is in capitals.
on() {
	_what=$1 _device=$2 _module=$3
	shift 3
	case $_what in
	[a-z]*) is_long || return 0 ;;
	esac
	boot root=LABEL=here "$(drive root | cut -d' ' -f1)" "$(drive root | cut -d' ' -f2)" "$@"
	reached_from "$_device" here "$_what"
	says "timeline: .* loaded $_module" "its driver is $_module"
}
on virtio vda virtio_blk -device virtio-blk-pci,drive=root
on 'virtio SCSI' sda virtio_scsi -device virtio-scsi-pci -device scsi-hd,drive=root
on nvme nvme0n1 nvme -device nvme,serial=1,drive=root
on AHCI sda ahci -device ich9-ahci,id=ahci -device ide-hd,bus=ahci.0,drive=root
on USB sda uas -device qemu-xhci -device usb-uas,id=uas -device scsi-hd,bus=uas.0,drive=root
on 'usb storage' sda usb_storage -device qemu-xhci -device usb-storage,drive=root
on sd mmcblk0 sdhci_pci -device sdhci-pci -device sd-card,drive=root
on lsi sda sym53c8xx -device lsi53c895a -device scsi-hd,drive=root
on MegaRAID sda megaraid_sas -device megasas -device scsi-hd,drive=root
# Only a kernel for x86_64 has a driver of it.
[ "$arch" != x86_64 ] ||
	on 'pvscsi' sda vmw_pvscsi -device pvscsi -device scsi-hd,drive=root
done_testing
