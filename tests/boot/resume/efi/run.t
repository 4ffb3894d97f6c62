#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# Nothing on the command line: a machine with a UEFI, where the init notes in the variable
# HibernateLocation, as systemd does, which swap space it hibernates to.
set -eu
KINIT_STOCK=${KINIT_STOCK:-linux-image-cloud-amd64}
repo=$(cd "$(dirname "$0")/../../../.." && pwd)
. "$repo/tests/lib/boot.sh"
. "$repo/tests/lib/uefi.sh"
. "$repo/tests/boot/resume/lib.sh"
only_long resume/partition

line="root=UUID=$root_uuid rw"
hibernate_disk
firmware=$(uefi)
# shellcheck disable=SC2046,SC2086 # words
hibernates '/dev/vda2 efi' "$line" $firmware $(virtio disk)
# shellcheck disable=SC2046,SC2086
resumes "$line" $firmware $(virtio disk)
shows 'kinit: resuming what was hibernated on vda2' 'it is said'
# shellcheck disable=SC2046,SC2086
boots_anew "$line" $firmware $(virtio disk)
says_not 'timeline: .* resume .*' 'what the variable says does not hold any more'
done_testing
