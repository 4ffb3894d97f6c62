#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# The root's file system, whose driver the kernel asks for when it is mounted, and what
# that asks for in turn: checksums, character sets, an overlay over it.
set -eu
KINIT_STOCK=${KINIT_STOCK:-linux-image-amd64}
repo=$(cd "$(dirname "$0")/../../../.." && pwd)
. "$repo/tests/lib/boot.sh"

stock_name=generic
stock_options="--generic --no-hooks"

# on NAME MODULE TYPE CMDLINE MAKE...: root is on the file system that the command makes of
# $tree in $image. "make check-long" has them all, "make check" those whose name is in
# capitals.
tree=$work/tree
make_tree "$tree" here
on() {
	_what=$1 _module=$2 _type=$3 _more=$4
	shift 4
	case $_what in
	[a-z]*) is_long || return 0 ;;
	esac
	disk=$work/disk.img
	rm -f "$disk"
	truncate -s 320M "$disk"
	check "$_what: a file system is made" quietly "$@"
	# shellcheck disable=SC2046
	boot "root=/dev/vda $_more" $(virtio disk)
	reached here "$_what: the real init is reached"
	says "mount: .* - $_type /dev/vda .*" "$_what: it is what is mounted"
	# Some are a part of the kernel's library in others than Debian 12's.
	if tr - _ <"$stock_root/usr/lib/modules/$stock_version/modules.dep" |
	    grep -q "/$_module\.ko"; then
		says "timeline: .* loaded $_module" "$_what: $_module was loaded"
	fi
}
xfs() {
	printf '%s\n' / '0 0' 'd--755 0 0' >"$work/proto"
	(
		cd "$tree"
		for _file in dev proc run sys etc; do
			echo "$_file d--755 0 0 \$"
		done
		echo "sbin d--755 0 0 init ---755 0 0 $tree/sbin/init \$ id ---644 0 0 $tree/id \$"
	) >>"$work/proto"
	mkfs.xfs -q -f -p "$work/proto" "$disk"
}
f2fs() {
	mkfs.f2fs -q "$disk" && sload.f2fs -f "$tree" "$disk"
}
vfat() {
	mkfs.vfat -F 32 "$disk" && mcopy -s -i "$disk" "$tree"/* ::
}
btrfs() {
	mkfs.btrfs -q --csum "$1" --rootdir "$tree" "$disk"
}
squashfs() {
	rm "$disk"
	mksquashfs "$tree" "$disk" -quiet -no-progress -all-root -comp "$1"
}
on ext4 ext4 ext4 '' "$mke2fs" -q -t ext4 -d "$tree" -E root_owner=0:0 "$work/disk.img"
on XFS xfs xfs '' xfs
on f2fs f2fs f2fs '' f2fs
on 'btrfs, crc32c' btrfs btrfs '' btrfs crc32c
on 'btrfs, xxhash' xxhash_generic btrfs '' btrfs xxhash
on 'btrfs, sha256' sha256_ssse3 btrfs '' btrfs sha256
on 'BTRFS, blake2' blake2b_generic btrfs '' btrfs blake2
on 'VFAT' nls_ascii vfat '' vfat
on 'squashfs, zstd' squashfs squashfs '' squashfs zstd
on 'SQUASHFS and an overlay' overlay squashfs kinit.overlay squashfs xz
done_testing
