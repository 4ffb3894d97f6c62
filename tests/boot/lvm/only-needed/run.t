#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# Of two volume groups only the one that root needs is activated, if root= names
# it. The other one is not even looked at, which shows when a disk of it is missing.
set -eu
repo=$(cd "$(dirname "$0")/../../../.." && pwd)
. "$repo/tests/lib/boot.sh"

make_disks 48M one two three <<'SCRIPT'
vgcreate -q vg0 /dev/vda
vgcreate -q vg1 /dev/vdb /dev/vdc
lvcreate -q -L 24M -n root vg0
lvcreate -q -L 24M -n data vg1
make_root /dev/vg0/root root
SCRIPT
# only_needed ROOT DISK...
only_needed() {
	_root=$1
	shift
	# shellcheck disable=SC2046
	boot "root=$_root" $(virtio "$@")
	reached root
	says 'mapped: vg0-root' 'its volume group is activated'
	says_not 'mapped: vg1-.*' 'the other one is not'
	# Modules take their time.
	[ -n "$stock_root" ] ||
		check_not 'there is no wait' grep -q 'kinit: waiting, ' "$console"
}
only_needed /dev/vg0/root one two three
only_needed /dev/mapper/vg0-root one three
done_testing
