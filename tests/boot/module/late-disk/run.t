#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# The driver is there long before its disk, as with a SCSI bus that is slow to answer:
# nothing waits for the driver, and the disk is an event like any other.
set -eu
KINIT_STOCK=${KINIT_STOCK:-linux-image-cloud-amd64}
repo=$(cd "$(dirname "$0")/../../../.." && pwd)
. "$repo/tests/lib/boot.sh"

stock_name=generic
stock_options="--generic --no-hooks"
disk late late -L late
start 'panic=-1 root=LABEL=late kinit.timeout=30' -device virtio-scsi-pci,id=scsi0
check 'the driver has found its bus' wait_for 'scsi host0: Virtio SCSI HBA' 40
# It is this pause that the scenario is about.
sleep 5
check 'kinit waits meanwhile' on_console 'kinit: waiting, .* s left: root=LABEL=late'
plug late
check 'the machine stops by itself' finish
reached late
says 'timeline: .* loaded sd_mod' 'the driver of disks came with the disk'
done_testing
