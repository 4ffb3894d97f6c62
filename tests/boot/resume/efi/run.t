#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# Nothing on the command line: a machine with a UEFI, where the init notes in the variable
# HibernateLocation, as systemd does, which swap space it hibernates to.
set -eu
repo=$(cd "$(dirname "$0")/../../../.." && pwd)
. "$repo/tests/boot/resume/lib.sh"
. "$repo/tests/lib/uefi.sh"
only_long resume/partition

hibernate_disk
firmware=$(uefi)
# shellcheck disable=SC2086 # words
hibernates '/dev/vda2 efi' "$line" $firmware
# shellcheck disable=SC2086 # words
resumes "$line" $firmware
shows 'kinit: resuming what was hibernated on vda2' 'it is said'
# shellcheck disable=SC2086 # words
boots_anew "$line" $firmware
says_not 'timeline: .* resume .*' 'what the variable says does not hold any more'
done_testing
