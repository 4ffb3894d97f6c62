#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# A disk of the volume group is missing, and a part of root is on it: the report
# says so.
set -eu
repo=$(cd "$(dirname "$0")/../../../.." && pwd)
. "$repo/tests/lib/boot.sh"

make_disks 32M one two <<'SCRIPT'
vgcreate -q vg0 /dev/vda /dev/vdb
lvcreate -q -l 100%FREE -n root vg0
make_root /dev/vg0/root root
SCRIPT
# shellcheck disable=SC2046
boot_fails 'root=/dev/vg0/root kinit.timeout=2' $(virtio one)
shows 'kinit: root device not found, and volume group vg0 lacks 1 of its 2 members: .*' \
	'the first line says it'
shows 'kinit:   volume group vg0: 1 of 2 members is there' 'the report says what is missing'
done_testing
