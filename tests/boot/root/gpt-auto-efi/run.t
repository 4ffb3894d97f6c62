#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# No root=, and two disks that each have a partition of the type "root": the one on
# the disk that the machine was booted from is the root, by a UEFI and systemd-boot,
# which says where it is.
set -eu
repo=$(cd "$(dirname "$0")/../../../.." && pwd)
. "$repo/tests/lib/boot.sh"
. "$repo/tests/lib/uefi.sh"

esp_id=eeeeeeee-0001-4000-8000-000000000001

# The ESP, with the boot loader, the kernel and its command line.
make_esp "$work/esp.img" 40M
into_esp() {
	mcopy -i "$work/esp.img" "$1" "::$2"
}
mmd -i "$work/esp.img" ::/EFI ::/EFI/BOOT ::/loader ::/loader/entries
into_esp /usr/lib/systemd/boot/efi/systemd-bootx64.efi /EFI/BOOT/BOOTX64.EFI
into_esp "$bzimage" /linux
echo 'default kinit' | into_esp - /loader/loader.conf
into_esp - /loader/entries/kinit.conf <<END
linux /linux
options $console_option brd.rd_nr=0 panic=-1 kinit.log=debug loglevel=8
END

disk wrong wrong
disk right right
make_gpt "$work/other.img" 20M <<END
start=2048, size=32768, type=$root_type
END
make_gpt "$work/booted.img" 64M <<END
start=2048, size=81920, type=uefi, uuid=$esp_id
start=83968, size=32768, type=$root_type
END
put "$work/wrong.img" "$work/other.img" 2048
put "$work/esp.img" "$work/booted.img" 2048
put "$work/right.img" "$work/booted.img" 83968

boot_loader=y
# shellcheck disable=SC2046
boot '' $(uefi) $(virtio other) $(uefi_disks booted)
# It writes the UUID in capitals.
shows "kinit: the boot loader is from PARTUUID=$(echo "$esp_id" | tr a-f A-F)" \
	'the boot loader has said where it is'
reached right
mounted vda2 '.*' '.*' 'its disk has the root'
is "$(init_text | grep -c '^mount: .* - efivarfs ')" 0 'what was mounted to read that is not any more'
done_testing
