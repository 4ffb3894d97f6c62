#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# A disk of the volume group is missing, but nothing of root is on it: root is
# reached all the same, after a while.
set -eu
repo=$(cd "$(dirname "$0")/../../../.." && pwd)
. "$repo/tests/lib/boot.sh"

make_disks 48M one two three <<'SCRIPT'
vgcreate -q vg0 /dev/vda /dev/vdb /dev/vdc
lvcreate -q -L 24M -n root vg0 /dev/vda
lvcreate -q -L 24M -n data vg0 /dev/vdc
make_root /dev/vg0/root root
SCRIPT
# shellcheck disable=SC2046
boot 'root=/dev/vg0/root kinit.stall=2' $(virtio one two)
reached root
check 'the seconds are counted' grep -q 'kinit: waiting, ' "$console"
says_not 'mapped: vg0-data' 'what lacks a disk is not there'
done_testing
