#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# A RAM disk of the old kind, with a root in it: kinit says that it does not use
# it, and rdinit=/none leaves it to the kernel.
set -eu
repo=$(cd "$(dirname "$0")/../../../.." && pwd)
. "$repo/tests/lib/boot.sh"

ram_disks=1
make_tree "$work/old.tree" old
truncate -s 3M "$work/old.img"
"$mke2fs" -q -t ext2 -d "$work/old.tree" -E root_owner=0:0 "$work/old.img"
disk root right
# shellcheck disable=SC2046
boot 'root=/dev/vda' $(virtio root) -initrd "$work/old.img"
reached right 'kinit boots from the disk'
shows "kinit: the boot loader's initrd is not used: it is a RAM disk of the old kind, with ext2, which rdinit=/none leaves to the kernel .*" \
	'and says that it does not use the initrd'
boot 'rdinit=/none root=/dev/ram0 rw' -initrd "$work/old.img"
reached old 'which the kernel does'
done_testing
