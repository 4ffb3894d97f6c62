#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# A btrfs that lacks one of its two devices is mounted by policy only. It is empty:
# that kinit says so proves that it was mounted.
set -eu
repo=$(cd "$(dirname "$0")/../../../.." && pwd)
. "$repo/tests/lib/boot.sh"

uuid=bbbbbbbb-0001-4000-8000-000000000001
make_disks 128M one two <<SCRIPT
mkfs.btrfs -q -L pair -U $uuid -m raid1 -d raid1 /dev/vda /dev/vdb
SCRIPT
# shellcheck disable=SC2046
boot "root=UUID=$uuid kinit.degraded=never kinit.timeout=1" $(virtio two)
shows 'kinit: root device not found, and btrfs .* lacks 1 of its 2 members: .*' 'never degraded: it is not'
shows "kinit:   btrfs pair: 1 of 2 members is there" 'and the report says why'
# shellcheck disable=SC2046
boot "root=UUID=$uuid kinit.stall=1" $(virtio two)
shows 'kinit: the root file system is empty' \
	'else without it, after a while'
shows '.*BTRFS info .*allowing degraded mounts' 'as a degraded one'
done_testing
