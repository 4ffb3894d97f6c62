#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# Root on a volume of UBI: UBIFS, by the names that the kernel has for it, and
# squashfs by a block device. The flash is a disk that block2mtd shows as such.
set -eu
repo=$(cd "$(dirname "$0")/../../../.." && pwd)
. "$repo/tests/lib/boot.sh"

# Of each block of 128 KiB UBI has the first 128 bytes for itself: sizes are
# those of flash that is written a byte at a time.
make_tree "$work/tree" ubifs
mkfs.ubifs --root="$work/tree" --min-io-size=8 --leb-size=130944 \
	--max-leb-cnt=60 --squash-uids --output="$work/ubifs"
make_tree "$work/tree" squashfs
mksquashfs "$work/tree" "$work/squashfs" -all-root -quiet -no-progress
cat >"$work/ubi.ini" <<END
[first]
mode=ubi
image=$work/ubifs
vol_id=0
vol_size=4MiB
vol_name=rootfs
[second]
mode=ubi
image=$work/squashfs
vol_id=1
vol_type=static
vol_name=packed
END
ubinize --min-io-size=1 --peb-size=128KiB --output="$work/flash.img" \
	"$work/ubi.ini"
truncate -s 16M "$work/flash.img"
flash='block2mtd.block2mtd=/dev/vda,131072 ubi.mtd=0'

# shellcheck disable=SC2046
boot "root=ubi0:rootfs rw $flash" $(virtio flash)
reached ubifs
says 'mount: .* / / rw,.* - ubifs ubi0:rootfs .*' 'ubi0:rootfs is the root'
# shellcheck disable=SC2046
boot "root=ubi0_0 $flash" $(virtio flash)
reached ubifs
says 'mount: .* / / ro,.* - ubifs ubi0_0 .*' 'so it is by its number'
# shellcheck disable=SC2046
boot "root=/dev/ubiblock0_1 ubi.block=0,packed $flash" $(virtio flash)
reached squashfs
says 'mount: .* / / ro,.* - squashfs /dev/ubiblock0_1 .*' 'a block device of UBI is another'
done_testing
