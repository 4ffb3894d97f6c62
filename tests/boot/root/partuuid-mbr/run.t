#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# The partitions of an MBR, a primary and a logical one: their PARTUUID= is the
# number of the disk and that of the partition.
set -eu
repo=$(cd "$(dirname "$0")/../../../.." && pwd)
. "$repo/tests/lib/boot.sh"

disk primary primary
disk logical logical
truncate -s 44M "$work/mbr.img"
sfdisk --quiet "$work/mbr.img" <<'END'
label: dos
label-id: 0x1A2B3C4D
start=2048, size=32768, type=83
start=36864, size=49152, type=5
start=38912, size=32768, type=83
END
put "$work/primary.img" "$work/mbr.img" 2048
put "$work/logical.img" "$work/mbr.img" 38912

# shellcheck disable=SC2046
boot root=PARTUUID=1a2b3c4d-01 $(virtio mbr)
reached primary
mounted vda1 '.*' '.*' 'it is the first partition'
# shellcheck disable=SC2046
boot root=PARTUUID=1A2B3C4D-05 $(virtio mbr)
reached logical
mounted vda5 '.*' '.*' 'it is the logical partition'
done_testing
