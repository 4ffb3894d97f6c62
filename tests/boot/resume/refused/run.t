#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# An image that cannot be resumed: that of a machine with other memory the kernel refuses, and
# at a locked kernel's it does not even look, so kinit takes it away. Either way it is not
# there the next time.
set -eu
repo=$(cd "$(dirname "$0")/../../../.." && pwd)
. "$repo/tests/boot/resume/lib.sh"

line="$line $resume"
hibernate_disk
hibernates /dev/vda2 "$line"
cp --sparse=always "$work/disk.img" "$work/copy.img"

memory=640
boots_anew "$line"
shows 'kinit: vda2: not resumed: Hibernate inconsistent memory map detected!' 'what the kernel says is said'
is_gone vda2 'and what became of it'
memory=512
boots_anew "$line"
says_not 'timeline: .* resume .*' 'nothing of it is left'
mv "$work/copy.img" "$work/disk.img"

# A locked kernel does not resume anything.
boots_anew "$line lockdown=integrity"
shows 'kinit: vda2: not resumed: .*' 'that it does not is said'
is_gone vda2 'kinit has taken it away'
done_testing
