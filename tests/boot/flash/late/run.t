#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# Flash that is found while kinit waits for it is the root. A disk that is plugged
# in becomes flash by block2mtd.
set -eu
repo=$(cd "$(dirname "$0")/../../../.." && pwd)
. "$repo/tests/lib/boot.sh"
. "$repo/tests/boot/flash/lib.sh"

mkdir -p "$work/hooks/usr/lib/kinit/flash"
printf '/dev/sda,131072,rootfs' >"$work/hooks/usr/lib/kinit/flash/device"
hook flash <<'RULES'
on block devname=/dev/sda run hooktest copy /usr/lib/kinit/flash/device /sys/module/block2mtd/parameters/block2mtd
RULES
start 'panic=-1 root=mtd:rootfs kinit.timeout=20' \
	-device virtio-scsi-pci,id=scsi0 -initrd "$work/hooks.cpio"
check 'kinit waits' wait_for 'waiting, 1[0-9] s left: root=mtd:rootfs' 30
plug flash
check 'the machine stops by itself' finish
reached flash
says 'mount: .* / / ro,.* - jffs2 mtd:rootfs .*' 'it is on the flash'
says 'timeline: .* found mtd0 rootfs' 'whose coming is noted'
done_testing
