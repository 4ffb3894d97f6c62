#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# Root on a volume that LVM mirrors, by its name and by UUID.
set -eu
repo=$(cd "$(dirname "$0")/../../../.." && pwd)
. "$repo/tests/lib/boot.sh"
. "$repo/tests/boot/lvm/types.sh"

reach_volume raid1
# The volumes that it is made of hold the same file system.
# shellcheck disable=SC2046
boot root=UUID=$uuid $(virtio one two)
reached raid1 'it is reached by its UUID, too'
says 'mapped: vg0-raid1_rimage_0' 'although its layers are devices'
done_testing
