#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# ext4 with a feature that this kernel does not know: what the kernel says of it
# is in the report, also where the console does not show it.
set -eu
repo=$(cd "$(dirname "$0")/../../../.." && pwd)
. "$repo/tests/lib/boot.sh"
# Without hooks also on a stock kernel: a check of the file system says a line more.
stock_name=generic
stock_options="--generic --no-hooks"

uuid=aaaaaaaa-0001-4000-8000-000000000001
disk root right -U $uuid -O ^metadata_csum
# Bit 31 of the incompatible features, at byte 0x60 of the superblock.
poke "$work/root.img" $((1024 + 0x63)) '\200'
# shellcheck disable=SC2046
boot_fails "quiet root=UUID=$uuid" $(virtio root)
report_is 'the first line is what the kernel says' <<END
cannot mount the root file system: vda as ext4: EXT4-fs (vda): *features* (Invalid argument)
vda (*:0): 16.0 MiB, ext4, UUID=$uuid
Tried as: ext4
END
done_testing
