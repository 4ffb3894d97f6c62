#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# Root on a SATA disk: by model and serial number, by WWN, and by UUID.
set -eu
repo=$(cd "$(dirname "$0")/../../../.." && pwd)
. "$repo/tests/lib/boot.sh"
. "$repo/tests/lib/controllers.sh"

uuid=3f1f4f5e-6a0b-4c7d-8e9f-a0b1c2d3e4f5
disk root ahci -U $uuid
disk other other
gpt_disk one root aaaaaaaa-0001-4000-8000-000000000001
gpt_disk two other aaaaaaaa-0002-4000-8000-000000000002
options="$(drive one) $(drive two) -device ich9-ahci,id=ahci
	-device ide-hd,bus=ahci.0,drive=two,serial=KINIT-2
	-device ide-hd,bus=ahci.2,drive=one,serial=KINIT-1,wwn=0x5000c500a0b1c2d3"

# shellcheck disable=SC2086
boot root=/dev/disk/by-id/ata-QEMU_HARDDISK_KINIT-1-part2 $options
reached_from sdb2 ahci 'the disk of that serial number'
# shellcheck disable=SC2086
boot root=/dev/disk/by-id/wwn-0x5000c500a0b1c2d3-part2 $options
reached_from sdb2 ahci 'the disk of that WWN'
# shellcheck disable=SC2086
boot root=UUID=$uuid $options
reached_from sdb2 ahci 'UUID='
done_testing
