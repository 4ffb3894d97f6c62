#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# Root on a SCSI disk: by what the disk says of itself, and by UUID.
set -eu
repo=$(cd "$(dirname "$0")/../../../.." && pwd)
. "$repo/tests/lib/boot.sh"
. "$repo/tests/lib/controllers.sh"

uuid=3f1f4f5e-6a0b-4c7d-8e9f-a0b1c2d3e4f5
disk root scsi -U $uuid
disk other other
gpt_disk one root aaaaaaaa-0001-4000-8000-000000000001
gpt_disk two other aaaaaaaa-0002-4000-8000-000000000002
scsi="$(drive one) $(drive two) -device virtio-scsi-pci,id=scsi0
	-device scsi-hd,bus=scsi0.0,scsi-id=0,drive=two,serial=KINIT-2"
serial="-device scsi-hd,bus=scsi0.0,scsi-id=1,drive=one,serial=KINIT-1"

# shellcheck disable=SC2086
boot root=/dev/disk/by-id/scsi-0QEMU_QEMU_HARDDISK_KINIT-1-part2 $scsi $serial
reached_from sdb2 scsi 'the disk of that serial number'
# shellcheck disable=SC2086
boot root=/dev/disk/by-id/scsi-35000c500a0b1c2d3-part2 $scsi \
	$serial,wwn=0x5000c500a0b1c2d3
reached_from sdb2 scsi 'the disk of that WWN'
# shellcheck disable=SC2086
boot root=UUID=$uuid $scsi $serial
reached_from sdb2 scsi 'UUID='
done_testing
