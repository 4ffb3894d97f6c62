#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# Two disks with one UUID, and with one label: both are named, neither is
# mounted, and nobody waits for the deadline.
set -eu
repo=$(cd "$(dirname "$0")/../../../.." && pwd)
. "$repo/tests/lib/boot.sh"

uuid=aaaaaaaa-0001-4000-8000-000000000001
limit=40	# less than the deadline
disk one one -U $uuid -L twice
disk two two -U $uuid -L twice
for root in UUID=$uuid LABEL=twice; do
	# shellcheck disable=SC2046
	boot_fails "root=$root kinit.timeout=60" $(virtio one two)
	check_not 'there is no wait' grep -q 'kinit: waiting' "$console"
	report_is "root=$root: the report names both" <<END
root device is ambiguous: 2 devices are root=$root
vda (*:0): 16.0 MiB, ext4, UUID=$uuid, LABEL=twice
vdb (*:16): 16.0 MiB, ext4, UUID=$uuid, LABEL=twice
One may be a copy of the other. Take it away, change its UUID or label, or name one with root=PARTUUID=... or root=/dev/...
END
done
done_testing
