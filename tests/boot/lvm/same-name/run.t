#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# Two volume groups of one name: the report says so. Root is on neither.
set -eu
repo=$(cd "$(dirname "$0")/../../../.." && pwd)
. "$repo/tests/lib/boot.sh"

make_disks 32M one two <<'SCRIPT'
for disk in vda vdb; do
	vgcreate -q --devices /dev/$disk vg0 /dev/$disk
	lvcreate -q --devices /dev/$disk -l 100%FREE -n root vg0
	make_root /dev/vg0/root $disk
	vgchange -q --devices /dev/$disk -an vg0
done
SCRIPT
# shellcheck disable=SC2046
boot_fails 'root=/dev/vg0/root kinit.timeout=1' $(virtio one two)
shows 'kinit: two volume groups have the same name: vg0' 'the report says so'
shows 'kinit:   UUID=.*, on vda' 'one is on the first disk'
shows 'kinit:   UUID=.*, on vdb' 'one on the second'
# shellcheck disable=SC2046
boot root=/dev/vg0/root $(virtio two)
reached vdb 'one of them alone is a root'
done_testing
