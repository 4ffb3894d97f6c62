#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# An image that cannot be resumed: that of a machine with other memory the kernel refuses, and
# at a locked kernel's it does not even look, so kinit takes it away. Either way it is not
# there the next time.
set -eu
KINIT_STOCK=${KINIT_STOCK:-linux-image-cloud-amd64}
repo=$(cd "$(dirname "$0")/../../../.." && pwd)
. "$repo/tests/lib/boot.sh"
. "$repo/tests/boot/resume/lib.sh"

line="root=UUID=$root_uuid rw resume=UUID=$swap_uuid"
hibernate_disk
# shellcheck disable=SC2046 # words
hibernates /dev/vda2 "$line" $(virtio disk)
cp --sparse=always "$work/disk.img" "$work/copy.img"

memory=640
# shellcheck disable=SC2046
boots_anew "$line" $(virtio disk)
shows 'kinit: vda2: not resumed: Hibernate inconsistent memory map detected!' 'what the kernel says is said'
shows 'kinit: /dev/vda2: the hibernated system is gone, it is swap space again' \
	'and what became of it'
memory=512
# shellcheck disable=SC2046
boots_anew "$line" $(virtio disk)
says_not 'timeline: .* resume .*' 'nothing of it is left'
mv "$work/copy.img" "$work/disk.img"

# A locked kernel does not resume anything.
# shellcheck disable=SC2046
boots_anew "$line lockdown=integrity" $(virtio disk)
shows 'kinit: vda2: not resumed: .*' 'that it does not is said'
shows 'kinit: /dev/vda2: the hibernated system is gone, it is swap space again' \
	'kinit has taken it away'
done_testing
