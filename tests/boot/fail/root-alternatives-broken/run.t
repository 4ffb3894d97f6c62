#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# root= with alternatives: one that cannot be mounted makes room for the next; if none
# helps, the report is about the first that failed.
set -eu
repo=$(cd "$(dirname "$0")/../../../.." && pwd)
. "$repo/tests/lib/boot.sh"

disk one one -L one
disk broken broken -L broken
# An incompatible feature that no kernel knows, and a checksum that says so.
poke "$work/broken.img" 1123 '\0177'
# shellcheck disable=SC2046
boot root=LABEL=broken,LABEL=one $(virtio broken one)
reached one 'the second: the first cannot be mounted'
shows 'kinit: cannot mount root=LABEL=broken,LABEL=one \(alternative 1\): vda as ext4: .*' 'the log says so'
# shellcheck disable=SC2046
boot_fails root=LABEL=broken,LABEL=none\ kinit.timeout=1 $(virtio broken)
shows 'kinit: root file system is damaged: vda as ext4: .*' 'the first is what it failed of'
shows 'kinit: And not there: LABEL=none' 'and the other is not there'
done_testing
