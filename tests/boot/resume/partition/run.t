#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# Swap space on a partition: the machine goes on where it was. Started once more it has no
# image any more, and nothing waits for one.
set -eu
repo=$(cd "$(dirname "$0")/../../../.." && pwd)
. "$repo/tests/boot/resume/lib.sh"

hibernate_disk
hibernates /dev/vda2 "$line $resume kinit.log=debug"
says_not 'timeline: .* resume .*' 'there was nothing to be resumed'
# The image says what the command line does not.
mkdir -p "$work/own/usr/lib/kinit"
printf 'UUID=%s' "$swap_uuid" >"$work/own/usr/lib/kinit/resume.device"
pack "$work/own"
resumes "$line" -initrd "$work/own.cpio"
shows 'kinit: resuming what was hibernated on vda2' 'it is said'
shows_not 'kinit: (mount|root is) .*' 'nothing was mounted before'
boots_anew "$line $resume kinit.log=debug"
shows_not 'kinit: resuming .*' 'nobody tries to resume'
took=$(init_text | awk '/ found vda2 /{ from = $2 } / mount \/root/{ print $2 - from < 2 ? "no time" : $2 - from }')
is "$took" 'no time' 'nor waits for anything'
done_testing
