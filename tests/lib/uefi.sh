# SPDX-License-Identifier: GPL-2.0-only
# shellcheck shell=sh
#
# A machine with a UEFI, that of Debian's package ovmf, which boots from a partition
# with a boot loader. Needs boot.sh, and boot_loader=y.

# uefi: QEMU's options for it; what it keeps is in $work/variables.
uefi() {
	for _size in _4M ''; do
		_firmware=/usr/share/OVMF/OVMF_CODE$_size.fd
		[ ! -f "$_firmware" ] || break
	done
	[ -f "$_firmware" ] || die "$_firmware: missing; run tests/lib/packages check"
	cp "/usr/share/OVMF/OVMF_VARS$_size.fd" "$work/variables"
	printf ' -drive if=pflash,format=raw,readonly=on,file=%s' "$_firmware"
	printf ' -drive if=pflash,format=raw,file=%s' "$work/variables"
}

# uefi_disks NAME...: QEMU's options for images as vda, vdb, ..., the first of which it
# boots. Its boot loader sees these only: what has no index is not looked at.
uefi_disks() {
	_index=0
	for _name; do
		printf ' -drive file=%s,if=none,id=%s,format=raw' "$work/$_name.img" "$_name"
		printf ' -device virtio-blk-pci,drive=%s,bootindex=%s' "$_name" "$_index"
		_index=$((_index + 1))
	done
}

# make_esp IMAGE SIZE [DIR]: the boot loader's file system, with the files of DIR.
make_esp() {
	rm -f "$1"
	truncate -s "$2" "$1"
	mkfs.vfat -F 32 -n ESP "$1" >"$work/mkfs.log"
	[ -z "${3:-}" ] || mcopy -s -i "$1" "$3"/* ::/
}
