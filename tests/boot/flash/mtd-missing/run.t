#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# Root on an MTD device that is not there, or has no file system.
set -eu
repo=$(cd "$(dirname "$0")/../../../.." && pwd)
. "$repo/tests/lib/boot.sh"

disk there there
truncate -s 8M "$work/flash.img"
flash=block2mtd.block2mtd=/dev/vdb,131072,rootfs
# shellcheck disable=SC2046
boot_fails "root=mtd:other kinit.timeout=0 $flash" $(virtio there flash)
shows 'kinit: root device not found: root=mtd:other' 'another name is not found'
# shellcheck disable=SC2046
boot_fails "root=mtd0 $flash" $(virtio there flash)
shows 'kinit: .*: mtd0 as jffs2: .*' 'no file system is in it'
done_testing
