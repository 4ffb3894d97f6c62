#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# Root on a logical volume that spans two disks, by each of its names.
set -eu
repo=$(cd "$(dirname "$0")/../../../.." && pwd)
. "$repo/tests/lib/boot.sh"

uuid=aaaaaaaa-0001-4000-8000-000000000001
make_disks 32M one two <<SCRIPT
vgcreate -q my-vg /dev/vda /dev/vdb
lvcreate -q -l 100%FREE -n the-root my-vg
make_root /dev/my-vg/the-root lvm -U $uuid
SCRIPT
for root in /dev/my-vg/the-root /dev/mapper/my--vg-the--root UUID=$uuid; do
	# shellcheck disable=SC2046
	boot root=$root $(virtio one two)
	reached lvm "root=$root is reached"
	says 'mapped: my--vg-the--root' 'the volume is there'
	# Modules take their time.
	[ -n "$stock_root" ] ||
		check_not 'there is no wait' grep -q 'kinit: waiting, ' "$console"
done
done_testing
