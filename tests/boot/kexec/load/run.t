#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# By kexec_load(2), which has kexec find a place for each part: from a stock kernel into
# another one with its initrd, and from there into a kernel without one. On a PC with a BIOS,
# and on one with a UEFI, where only the first kernel has been told by the firmware where
# ACPI's tables are.
set -eu
KINIT_STOCK=linux-image-cloud-amd64
repo=$(cd "$(dirname "$0")/../../../.." && pwd)
. "$repo/tests/lib/boot.sh"
. "$repo/tests/lib/uefi.sh"
. "$repo/tests/boot/kexec/lib.sh"
only_long kexec/stock

limit=400

disk second second -L second
mkdir -p "$work/first.tree/boot"
# It has kinit in it.
cp "$maker_bzimage" "$work/first.tree/boot/own"
truncate -s 600M "$work/first.tree/boot/large"
script_disk first <<'SCRIPT'
read -r cmdline </proc/cmdline
case $cmdline in
*step=two*) step=two ;;
*) step=one ;;
esac
for entry in /sys/firmware/memmap/*; do
	read -r start <$entry/start
	read -r end <$entry/end
	read -r type <$entry/type
	echo "memory of step $step: $start $end $type"
done
[ ! -s /sys/firmware/acpi/tables/FACP ] || echo "ACPI of step $step: yes"
[ ! -e /sys/firmware/efi/systab ] || echo "EFI of step $step: yes"
case $step in
one)
	run kexec -c -l /boot/vmlinuz --initrd=/boot/large
	run kexec -l -S
	run kexec -c -d -l /boot/vmlinuz --initrd=/boot/initrd --reuse-cmdline --append=gone
	run kexec -l -S
	run kexec -c -u
	run kexec -l -S
	run kexec -c -l /boot/vmlinuz --initrd=/boot/initrd --reuse-cmdline --append=step=two ;;
*)
	run kexec -c -l /boot/own --reuse-cmdline --append="quoted=\"two words\" root=LABEL=second" ;;
esac
run kexec -l -S
run kexec -e
SCRIPT

# memory_of STEP: as the kernel of that step has it
memory_of() {
	init_text | sed -n "s/^memory of step $1: //p"
}

for firmware in bios uefi; do
	options=
	[ "$firmware" = bios ] || options=$(uefi)
	# shellcheck disable=SC2046,SC2086 # words
	boot "BOOT_IMAGE=/vmlinuz root=LABEL=first step=one" $options $(virtio first second)
	reached second "$firmware: two kernels further the other root is reached"
	# The first of the kernels is given "initrd=initrd" by the firmware's loader.
	says "cmdline: $console_option .* step=one( initrd=initrd)? step=two quoted=\"two words\" root=LABEL=second" \
		'with all that was appended'
	says_not 'cmdline: .*(gone|BOOT_IMAGE).*' 'and without what was unloaded'
	is "$(init_text | sed -n 's/^exit: //p' | tr '\n' ' ')" '255 0 0 1 0 0 0 1 0 1 ' \
		'each command has its status'
	says 'kexec: /boot/vmlinuz: kernel and initrd need 6[0-9][0-9] MiB, which is more than half of the 5[0-9][0-9] MiB of memory' \
		'what is too large is told'
	is "$(memory_of two)" "$(memory_of one)" 'the second kernel has the memory of the first'
	says 'memory of step two: 0x100000 .* System RAM' 'which is some'
	says "ACPI of step one: yes" 'the first kernel finds ACPI'
	says "ACPI of step two: yes" 'the second, too'
	check 'and the third' count_is 3 'ACPI: RSDP 0x'
	[ "$firmware" = bios ] || says 'EFI of step one: yes' 'the first kernel had a UEFI'
done
done_testing
