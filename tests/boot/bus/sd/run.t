#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# Root on an SD card: by the name that udev would give it, and by UUID.
set -eu
repo=$(cd "$(dirname "$0")/../../../.." && pwd)
. "$repo/tests/lib/boot.sh"
. "$repo/tests/lib/controllers.sh"

uuid=3f1f4f5e-6a0b-4c7d-8e9f-a0b1c2d3e4f5
disk root card -U $uuid
gpt_disk one root aaaaaaaa-0001-4000-8000-000000000001
options="$(drive one) -device sdhci-pci -device sd-card,drive=one"

# A card of QEMU's is called "QEMU!", and always has the same serial number.
# shellcheck disable=SC2086
boot root=/dev/disk/by-id/mmc-QEMU__0xdeadbeef-part2 $options
reached_from mmcblk0p2 card 'the name by its serial number'
# shellcheck disable=SC2086
boot root=UUID=$uuid $options
reached_from mmcblk0p2 card 'UUID='
done_testing
