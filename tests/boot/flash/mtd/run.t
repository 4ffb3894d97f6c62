#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# Root on flash, with no block device below it: JFFS2 on an MTD device, by number
# and by name. The flash is a disk that block2mtd shows as such.
set -eu
repo=$(cd "$(dirname "$0")/../../../.." && pwd)
. "$repo/tests/lib/boot.sh"
. "$repo/tests/boot/flash/lib.sh"

truncate -s 8M "$work/empty.img"
flash=block2mtd.block2mtd=/dev/vdb,131072,rootfs

# shellcheck disable=SC2046
boot "root=mtd0 rw $flash" $(virtio empty flash)
reached flash
says 'mount: .* / / rw,.* - jffs2 mtd0 .*' 'mtd0 is the root'
# shellcheck disable=SC2046
boot "root=mtd:rootfs $flash" $(virtio empty flash)
reached flash
says 'mount: .* / / ro,.* - jffs2 mtd:rootfs .*' 'so it is by its name'
done_testing
