#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# The disk with the swap space comes later than that of the root, which is not touched until
# then. If it does not come at all, boot goes on after kinit.stall=.
set -eu
repo=$(cd "$(dirname "$0")/../../../.." && pwd)
. "$repo/tests/boot/resume/lib.sh"

scsi='-device virtio-scsi-pci,id=scsi0'
hibernate_disk
truncate -s 220M "$work/swap.img"
mkswap -q -U "$swap_uuid" "$work/swap.img"
# late_boot CMDLINE: the disk comes when it is waited for. It does so each time, since QEMU's
# firmware has another memory map with another number of disks, and then nothing is resumed.
late_boot() {
	# shellcheck disable=SC2046,SC2086 # words
	start "panic=-1 $line $resume kinit.stall=60 kinit.timeout=120 $1" $(virtio root) $scsi
	check 'it is waited for' wait_for 'kinit: waiting, [0-9]+ s so far: resume=UUID=' 120
	check 'the root is there' wait_for '\[vda\]' 10
	plug swap
	check 'the machine stops by itself' finish
}

late_boot '-- hibernate /dev/sda'
shows 'kinit: root is .*' 'without an image the root is mounted when it has come'
says_hibernating
late_boot ''
says "resumed after $hibernated_at" 'it is resumed when the disk comes'
shows_not 'kinit: root is .*' 'the root was not mounted before'

disks=root
# shellcheck disable=SC2086
boots_anew "$line $resume kinit.stall=1" $scsi
shows "kinit: boot goes on without resume=UUID=$swap_uuid: there is no such device" \
	'boot goes on without it, and says so'
done_testing
