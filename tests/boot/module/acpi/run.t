#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# A machine of arm64 that describes itself by ACPI, as servers do: a disk on PCI, and one that
# ACPI itself names.
set -eu
KINIT_STOCK=linux-image-cloud-amd64
repo=$(cd "$(dirname "$0")/../../../.." && pwd)
. "$repo/tests/lib/boot.sh"
. "$repo/tests/lib/controllers.sh"

[ "$arch" = arm64 ] || skip_all 'every other scenario has ACPI here'
uefi=/usr/share/qemu-efi-aarch64/QEMU_EFI.fd
[ -f "$uefi" ] || die "$uefi: missing; run tests/lib/packages arch"
disk root here -L here
stock_name=generic
stock_options="--generic --no-hooks"

for device in virtio-blk-device:virtio_mmio virtio-blk-pci:virtio_pci; do
	# shellcheck disable=SC2046 # words
	boot root=LABEL=here -bios "$uefi" $(drive root) -device "${device%:*},drive=root"
	reached_from vda here "as ${device%:*} root"
	says "timeline: .* loaded ${device#*:}" "its driver is ${device#*:}"
	check 'ACPI describes the machine' on_console '^ACPI: Interpreter enabled'
done

# No slot that is empty is worth a word.
# shellcheck disable=SC2046 # words
boot_fails 'root=LABEL=gone kinit.timeout=1' -bios "$uefi" $(drive root) \
	-device virtio-blk-device,drive=root
shows 'kinit: root device not found: root=LABEL=gone' 'the report has no driver to name'

stock_dir=$work
stock_name=without
stock_options='--module virtio_pci --no-hooks'
# shellcheck disable=SC2046 # words
boot_fails 'root=LABEL=here kinit.timeout=1' -bios "$uefi" $(drive root) \
	-device virtio-blk-device,drive=root
shows 'kinit:   virtio device platform LNRO0005:[0-9a-f]* and 31 like it \(acpi:LNRO0005:\): module virtio_mmio would drive it, and is not in this image; add it: .*' \
	'what would drive it is named'
done_testing
