#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# A swap file on the root, which is not mounted to be resumed from: resume_offset= says where
# on its device it begins.
set -eu
KINIT_STOCK=${KINIT_STOCK:-linux-image-cloud-amd64}
repo=$(cd "$(dirname "$0")/../../../.." && pwd)
. "$repo/tests/lib/boot.sh"
. "$repo/tests/boot/resume/lib.sh"
only_long resume/partition

line="root=UUID=$root_uuid rw"
file_disk
# shellcheck disable=SC2046 # words
hibernates /swapfile "$line" $(virtio disk)
offset=$(init_text | sed -n 's/^offset: //p')
# shellcheck disable=SC2046
resumes "$line resume=/dev/vda resume_offset=$offset" $(virtio disk)
shows 'kinit: resuming what was hibernated on vda' 'it is said'
# shellcheck disable=SC2046
boots_anew "$line resume=UUID=$root_uuid resume_offset=$offset" $(virtio disk)
says_not 'timeline: .* resume .*' 'it is gone from the file'
done_testing
