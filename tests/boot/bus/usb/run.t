#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# Root on a USB disk, which the kernel needs a second or two to find: by the name
# that udev would give it, and by UUID.
set -eu
repo=$(cd "$(dirname "$0")/../../../.." && pwd)
. "$repo/tests/lib/boot.sh"
. "$repo/tests/lib/controllers.sh"

uuid=3f1f4f5e-6a0b-4c7d-8e9f-a0b1c2d3e4f5
disk root usb -U $uuid
gpt_disk one root aaaaaaaa-0001-4000-8000-000000000001
# Without the second that the driver gives a disk to settle.
console_option="$console_option usb-storage.delay_use=0"
options="$(drive one) -device qemu-xhci
	-device usb-storage,drive=one,serial=KINIT-1"

# shellcheck disable=SC2086
boot root=/dev/disk/by-id/usb-QEMU_QEMU_HARDDISK_KINIT-1-0:0-part2 $options
reached_from sda2 usb 'the name by its serial number'
# shellcheck disable=SC2086
boot root=UUID=$uuid $options
reached_from sda2 usb 'UUID='
done_testing
