#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# Root on LVM on md RAID1, of which a member is missing: it assembles after a while.
set -eu
repo=$(cd "$(dirname "$0")/../../../.." && pwd)
. "$repo/tests/lib/boot.sh"
. "$repo/tests/boot/lvm/on_md.sh"

# shellcheck disable=SC2046
boot 'root=/dev/vg0/root kinit.stall=2' $(virtio one)
reached lvm-on-md
says 'mdstat: .* \[2/1\] \[U_\]' 'one member is in the array'
done_testing
