#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# A swap file on the root, which is not mounted to be resumed from: resume_offset= says where
# on its device it begins.
set -eu
repo=$(cd "$(dirname "$0")/../../../.." && pwd)
. "$repo/tests/boot/resume/lib.sh"
only_long resume/partition

file_disk
hibernates /swapfile "$line"
offset=$(init_text | sed -n 's/^offset: //p')
resumes "$line resume=/dev/vda resume_offset=$offset"
shows 'kinit: resuming what was hibernated on vda' 'it is said'
boots_anew "$line resume=UUID=$root_uuid resume_offset=$offset"
says_not 'timeline: .* resume .*' 'it is gone from the file'
done_testing
