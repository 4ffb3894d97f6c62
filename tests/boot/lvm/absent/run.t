#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# The volume group is there and active, the logical volume is not: the report names
# those that are, and suspects none of the group's disks.
set -eu
repo=$(cd "$(dirname "$0")/../../../.." && pwd)
. "$repo/tests/lib/boot.sh"

make_disks 32M one two <<'SCRIPT'
vgcreate -q my-vg /dev/vda /dev/vdb
lvcreate -q -l 2 -n home my-vg /dev/vda
lvcreate -q -l 1 -n srv-data my-vg /dev/vda
make_root /dev/my-vg/home home -L home
SCRIPT
# shellcheck disable=SC2046
boot_fails 'root=/dev/my-vg/root kinit.timeout=2' $(virtio one two)
shows 'kinit: root device not found, but something comes close: .*' 'the first line'
shows 'kinit:   volume group my-vg is there, but has no such volume active, only home, srv--data' \
	'those that are there are named'
shows_not 'kinit:   vd[ab] is .*it may be in there' 'there is nothing more in its disks'
# shellcheck disable=SC2046
boot_fails 'root=LABEL=gone kinit.timeout=2' $(virtio one two)
shows_not 'kinit:   vd[ab] is .*it may be in there' \
	'nor if root is no name of a volume'
done_testing
