#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# An image in another format than the kernel's: a hook is told before anything is mounted, and
# waited for. Without one it is left alone.
set -eu
repo=$(cd "$(dirname "$0")/../../../.." && pwd)
. "$repo/tests/boot/resume/lib.sh"
only_long resume/partition

line="$line $resume"
hibernate_disk
poke "$work/disk.img" $((17 * 1048576 + 4086)) 'ULSUSPEND\0'
hook uswsusp <<'RULES'
on resume format=s2suspend run hooktest say wrong
on resume format=ulsuspend run hooktest say $EVENT $DEVNAME $FORMAT $OFFSET $UUID
RULES
boots_anew "$line" -initrd "$work/hooks.cpio"
for word in resume /dev/vda2 ulsuspend 0 "$swap_uuid"; do
	shows "kinit: uswsusp: \\[$word\\]" "the hook is told $word"
done
shows_not 'kinit: .*wrong.*' 'once, for its format'
shows 'kinit: vda2: a hibernated system \(ulsuspend\) is not resumed' 'that it returns is said'
says 'timeline: .* resume vda2 ulsuspend' 'it was told when the device had come'
is "$(init_text | sed -n '/ run uswsusp:/,$p' | grep -c ' mount /root')" 1 \
	'nothing was mounted before'

boots_anew "$line"
shows 'kinit: vda2: a hibernated system \(ulsuspend\) is not resumed' 'without a hook, too'
done_testing
