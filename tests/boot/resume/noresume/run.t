#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# hibernate=noresume leaves the image alone; noresume takes it away, as the kernel's
# documentation has it: what is mounted from now on is no more what it knows.
set -eu
repo=$(cd "$(dirname "$0")/../../../.." && pwd)
. "$repo/tests/boot/resume/lib.sh"
only_long resume/partition

# signature: of the swap space.
signature() {
	dd if="$work/disk.img" bs=1 skip=$((17 * 1048576 + 4086)) count=10 status=none |
		tr -d '\0'
}

line="$line $resume"
hibernate_disk
hibernates /dev/vda2 "$line"
is "$(signature)" S1SUSPEND 'there is an image'
boots_anew "$line hibernate=noresume"
is "$(signature)" S1SUSPEND 'hibernate=noresume leaves it'
boots_anew "$line noresume"
is "$(signature)" SWAPSPACE2 'noresume restores the swap space'
is_gone vda2 'and says so'
done_testing
