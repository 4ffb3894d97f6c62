#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# The superblock is overwritten: nothing has that UUID any more.
set -eu
repo=$(cd "$(dirname "$0")/../../../.." && pwd)
. "$repo/tests/lib/boot.sh"

uuid=aaaaaaaa-0001-4000-8000-000000000001
disk root right -U $uuid
dd if=/dev/zero of="$work/root.img" bs=1024 seek=1 count=1 conv=notrunc \
	status=none
# shellcheck disable=SC2046
boot_fails "root=UUID=$uuid kinit.timeout=1" $(virtio root)
report_is 'the report shows the disk as unknown' <<END
root device not found: root=UUID=$uuid
Waited ? s, the last 1 of them with nothing new.
These block devices are there:
vda (*:0): 16.0 MiB, no file system that kinit knows
END
done_testing
