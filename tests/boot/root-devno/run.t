#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# root=MAJOR:MINOR, and the same as one hexadecimal number. The kernel gives
# virtio disks the major 254 and each 16 minors.
set -eu
repo=$(cd "$(dirname "$0")/../../.." && pwd)
. "$repo/tests/lib/boot.sh"

disk other other
disk root right
for devno in 254:16 fe10; do
	# shellcheck disable=SC2046
	boot root=$devno $(virtio other root)
	reached right "root=$devno is reached"
	mounted vdb '.*' '.*' "root=$devno is the second disk"
done
done_testing
