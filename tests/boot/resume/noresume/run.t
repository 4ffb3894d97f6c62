#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# hibernate=noresume leaves the image alone; noresume takes it away, as the kernel's
# documentation has it: what is mounted from now on is no more what it knows.
set -eu
KINIT_STOCK=${KINIT_STOCK:-linux-image-cloud-amd64}
repo=$(cd "$(dirname "$0")/../../../.." && pwd)
. "$repo/tests/lib/boot.sh"
. "$repo/tests/boot/resume/lib.sh"
only_long resume/partition

# signature: of the swap space.
signature() {
	dd if="$work/disk.img" bs=1 skip=$((17 * 1048576 + 4086)) count=10 status=none |
		tr -d '\0'
}

line="root=UUID=$root_uuid rw resume=UUID=$swap_uuid"
hibernate_disk
# shellcheck disable=SC2046 # words
hibernates /dev/vda2 "$line" $(virtio disk)
is "$(signature)" S1SUSPEND 'there is an image'
# shellcheck disable=SC2046
boots_anew "$line hibernate=noresume" $(virtio disk)
is "$(signature)" S1SUSPEND 'hibernate=noresume leaves it'
# shellcheck disable=SC2046
boots_anew "$line noresume" $(virtio disk)
is "$(signature)" SWAPSPACE2 'noresume restores the swap space'
shows 'kinit: /dev/vda2: the hibernated system is gone, it is swap space again' 'and says so'
done_testing
