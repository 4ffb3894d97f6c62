#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# images.sh DIR: makes the file system and partition table images that the
# tests read, with the tools that people make theirs with. The files are
# sparse. NAME.blkid beside an image is what blkid says about it, if there is
# a blkid.
#
# The UUIDs and labels that are given here are those that the tests expect.
set -eu

PATH=$PATH:/usr/sbin:/sbin
# Messages and escapes that do not depend on who runs this.
LC_ALL=C.UTF-8
export PATH LC_ALL

# By path: an mke2fs of busybox may come first in PATH, and it knows no -O.
mke2fs=/sbin/mke2fs

[ $# -eq 1 ] || { echo "usage: images.sh DIR" >&2; exit 2; }
for tool in "$mke2fs" blkid cryptsetup fdisk genisoimage genromfs jfs_mkfs \
	make-bcache mkfs.btrfs mkfs.cramfs mkfs.erofs mkfs.exfat mkfs.f2fs mkfs.nilfs2 \
	mkfs.vfat mkfs.xfs mkntfs mkreiserfs mksquashfs mkswap mkudffs perl \
	sgdisk truncate veritysetup; do
	command -v "$tool" >/dev/null || {
		echo "images.sh: $tool is missing (Debian: bcache-tools," \
			"btrfs-progs, coreutils, cryptsetup-bin, dosfstools, e2fsprogs," \
			"erofs-utils, exfatprogs, f2fs-tools, fdisk, gdisk," \
			"genisoimage, genromfs, jfsutils, nilfs-tools," \
			"ntfs-3g, perl, reiserfsprogs, squashfs-tools," \
			"udftools, util-linux, xfsprogs)" >&2
		exit 1
	}
done
samples=$(cd "$(dirname "$0")/samples" && pwd)
mkdir -p "$1"
cd "$1"

# Not /etc/mke2fs.conf: it differs between distributions.
MKE2FS_CONFIG=/dev/null
# The same bytes each time.
E2FSPROGS_FAKE_TIME=1700000000
export MKE2FS_CONFIG E2FSPROGS_FAKE_TIME

uuid=5b1c9b5e-6d1f-4f0a-9c57-0123456789ab

new() {
	rm -f "$1" "$1".*
	truncate -s "$2" "$1"
}

say() {
	blkid -p -o export "$1" >"$1.blkid" || {
		echo "images.sh: blkid finds nothing on $1" >&2
		exit 1
	}
}

# ext NAME SIZE [OPTION ...]
ext() {
	name=$1 size=$2
	shift 2
	new "$name" "$size"
	"$mke2fs" -F -U "$uuid" -E hash_seed="$uuid" "$@" "$name" \
		>"$name.log" 2>&1 || {
		cat "$name.log" >&2
		exit 1
	}
	say "$name"
}

ext ext2-1k 8M -t ext2 -b 1024 -L root
ext ext2-4k 8M -t ext2 -b 4096 -L root
ext ext2-rev0 8M -t ext2 -b 1024 -r 0
ext ext3-2k 16M -t ext3 -b 2048 -O has_journal -L sixteen-bytes-ok
ext ext4-1k 16M -t ext4 -b 1024 -L 'größe' \
	-O has_journal,extent,^metadata_csum,^64bit
ext ext4-csum 16M -t ext4 -b 4096 -L root \
	-O has_journal,extent,metadata_csum,^64bit
ext ext4-64k 64M -t ext4 -b 65536 -L root \
	-O extent,64bit,metadata_csum
ext jbd-4k 8M -b 4096 -O journal_dev -L journal

# unhex NAME: what needs md or device-mapper to be made, or a tool that is not in
# Debian: samples/NAME.hex holds what is in a real one, or what is known of it.
unhex() {
	rm -f "$1" "$1".*
	perl -ne '
		if (/^size (\d+)$/) {
			truncate(STDOUT, $1) or die "truncate: $!\n";
		} elsif (/^([0-9a-f]+) ([0-9a-f]+)$/) {
			seek(STDOUT, hex($1), 0) or die "seek: $!\n";
			print(pack("H*", $2));
		} elsif (!/^#/) {
			die "$ARGV:$.: not understood\n";
		}' "$samples/$1.hex" >"$1"
}

for name in ddf imsm integrity lvm2 lvm2-no-area md-0.90 md-1.0-ext4 \
	md-1.2-raid5 md-1.2-spare zfs; do
	unhex "$name"
	say "$name"
done
# This one blkid knows from 2.39 on.
unhex bcachefs

# luks NAME VERSION [OPTION ...]
luks() {
	name=$1 version=$2
	shift 2
	new "$name" 32M
	echo secret | cryptsetup luksFormat --batch-mode --type "luks$version" \
		--pbkdf pbkdf2 --pbkdf-force-iterations 1000 --uuid "$uuid" \
		--key-file=- "$@" "$name" >"$name.log" 2>&1 || {
		cat "$name.log" >&2
		exit 1
	}
	say "$name"
}

luks luks1 1
luks luks2 2 --label 'a label' --subsystem x
# Without its first header: cryptsetup opens that, too.
cp --sparse=always luks2 luks2-second
dd if=/dev/zero of=luks2-second bs=4096 count=1 conv=notrunc status=none
say luks2-second
# The same with the larger headers that cryptsetup makes if told to.
for size in 32k 64k 128k 256k 512k 1m 2m 4m; do
	luks "luks2-$size-second" 2 --label 'a label' \
		--luks2-metadata-size "$size" --luks2-keyslots-size 4m
	dd if=/dev/zero of="luks2-$size-second" bs=4096 count=1 \
		conv=notrunc status=none
	say "luks2-$size-second"
done

# made NAME SIZE COMMAND...: by a mkfs that takes the file's name last.
made() {
	name=$1 size=$2
	shift 2
	new "$name" "$size"
	"$@" "$name" >"$name.log" 2>&1 || {
		cat "$name.log" >&2
		exit 1
	}
	say "$name"
}

made swap-4k 1M mkswap -p 4096 -U "$uuid" -L 'swap space'
made swap-64k 1M mkswap -p 65536 -U "$uuid"
made xfs 32M mkfs.xfs -q --unsupported -m uuid="$uuid" -L twelve-bytes
made xfs-4k 32M mkfs.xfs -q --unsupported -m uuid="$uuid" -s size=4096
made xfs-v4 32M mkfs.xfs -q --unsupported -m crc=0,uuid="$uuid" -L root
made btrfs 128M mkfs.btrfs -q -U "$uuid" -L 'a label'
for sum in xxhash sha256 blake2; do
	made "btrfs-$sum" 128M mkfs.btrfs -q -U "$uuid" --csum "$sum"
done
made bcache 1M make-bcache -B
made bcache-cache 64M make-bcache -C
made f2fs 64M mkfs.f2fs -U "$uuid" -l 'Wurzel ä'
made f2fs-csum 64M mkfs.f2fs -U "$uuid" -O extra_attr,sb_checksum
made fat12 2M mkfs.vfat -F 12 -i 1234abcd -n 'BOOT DISK'
made fat16 16M mkfs.vfat -F 16 -i 1234abcd
made fat32 40M mkfs.vfat -F 32 -s 1 -i 1234abcd -n EFI
made fat32-4k 300M mkfs.vfat -F 32 -S 4096 -i 1234abcd -n ROOT
made exfat 8M mkfs.exfat -L 'exFAT ä'
made exfat-none 8M mkfs.exfat
made ntfs 2M mkntfs -q -F -L 'Windows ä'
made ntfs-4k 4M mkntfs -q -F -s 4096 -c 4096 -p 0 -H 0 -S 0
made nilfs2 8M mkfs.nilfs2 -q -B 16 -L 'a log'
made jfs 16M jfs_mkfs -q -L 'sixteen-bytes-ok'
made reiserfs 40M mkreiserfs -q -f -f -u "$uuid" -l reiser
made reiserfs-3.5 40M mkreiserfs -q -f -f --format 3.5
made udf-512 8M mkudffs -b 512 -u 0123456789abcdef -l 'UDF ä'
made udf-2048 8M mkudffs -b 2048 --fullvsid=0123456789ABCDEFx -l '光'
made udf-4096 8M mkudffs -b 4096 --fullvsid=1234567890xyz-whatever
made udf-name 8M mkudffs -b 512 --fullvsid='no digits here'

# wipe NAME BYTES: its start; NAME.blkid is what it was.
wipe() {
	dd if=/dev/zero of="$1" bs="$2" count=1 conv=notrunc status=none
}

# Whose first superblock is gone, and a backup is there.
ext ext2-rev0-wiped 16M -t ext2 -b 1024 -r 0
ext ext4-1k-wiped 16M -t ext4 -b 1024 -L root
ext ext3-2k-wiped 80M -t ext3 -b 2048 -L 'a label'
ext ext4-4k-wiped 160M -t ext4 -b 4096 -L root -O 64bit,metadata_csum,extent
ext ext4-super2-wiped 160M -t ext4 -b 4096 -O sparse_super2
for name in ext2-rev0 ext4-1k ext3-2k ext4-4k ext4-super2; do
	wipe "$name-wiped" 4096
done
made xfs-wiped 320M mkfs.xfs -q --unsupported -m uuid="$uuid" -L root
made xfs-odd-wiped 321M mkfs.xfs -q --unsupported -m uuid="$uuid" -b size=1024
made xfs-8-wiped 512M mkfs.xfs -q --unsupported -m crc=0,uuid="$uuid" -d agcount=8
wipe xfs-wiped 1M
wipe xfs-odd-wiped 1M
wipe xfs-8-wiped 1M
# As many groups as nobody would guess; the next sector says it.
made xfs-7-wiped 320M mkfs.xfs -q --unsupported -m uuid="$uuid" -d agcount=7
wipe xfs-7-wiped 512
made xfs-4k-wiped 320M mkfs.xfs -q --unsupported -m uuid="$uuid" -d agcount=5 -s size=4096
wipe xfs-4k-wiped 4096
made btrfs-wiped 128M mkfs.btrfs -q -U "$uuid" -L 'a label'
wipe btrfs-wiped 1M
# Behind another one that was made over it.
ext ext4-vfat-wiped 160M -t ext4 -b 4096 -L root
mkfs.vfat -F 32 -i 1234abcd ext4-vfat-wiped >ext4-vfat-wiped.log

# Those that are made of a tree. Their makers say with what name they want the
# file, and make it themselves.
mkdir -p tree
# blkid takes no notice of what is as small as a floppy's sector.
head -c 4000 /dev/zero | tr '\0' x >tree/etc
# From a tree, so that nothing depends on when and by whom it is made.
touch -d @1700000000 tree/etc tree

# tree NAME COMMAND...
tree() {
	name=$1
	shift
	rm -f "$name" "$name".*
	"$@" >"$name.log" 2>&1 || {
		cat "$name.log" >&2
		exit 1
	}
	say "$name"
}

tree squashfs mksquashfs tree squashfs -all-root -no-progress
tree erofs mkfs.erofs -U "$uuid" -T 1700000000 erofs tree
tree erofs-plain mkfs.erofs -U "$uuid" -T 1700000000 -E nosbcrc erofs-plain tree
tree cramfs mkfs.cramfs -n 'a name' tree cramfs
tree cramfs-big mkfs.cramfs -N big -n 'a name' tree cramfs-big
tree romfs genromfs -f romfs -d tree -V 'a name'
tree iso genisoimage -quiet -o iso -V A_LONG_LABEL_OF_NEARLY_ALL_BYTES tree
tree iso-joliet genisoimage -quiet -o iso-joliet -J -V 'Debian 12.0.0 amd64 n' tree

new verity 64K
new verity.data 64K
veritysetup format --uuid="$uuid" verity.data verity >verity.log
say verity

# table NAME SIZE SECTOR_SIZE: a partition table as sfdisk's language on the
# standard input has it. By fdisk, which can be told a sector size. What fdisk
# then reads from it, in the same language, is NAME.dump.
table() {
	new "$1" "$2"
	cat >"$1.script"
	printf '%s\n' I "$1.script" w |
		fdisk -w never -b "$3" "$1" >"$1.log" 2>&1
	printf '%s\n' O "$1.dump" q |
		fdisk -w never -b "$3" "$1" >>"$1.log" 2>&1
	# It exits with 0 even if the script was no good.
	if grep -q Failed "$1.log" || [ ! -s "$1.dump" ]; then
		cat "$1.log" >&2
		exit 1
	fi
	say "$1"
}

disk=11111111-2222-3333-4444-555555555555

for sector in 512 4096; do
	table "gpt-$sector" 8M "$sector" <<-EOF
	label: gpt
	label-id: $disk
	1: start=$((1048576 / sector)), size=$((1048576 / sector)), \
	type=C12A7328-F81F-11D2-BA4B-00A0C93EC93B, \
	uuid=$uuid, name="EFI system"
	2: start=$((2097152 / sector)), size=$((2097152 / sector)), \
	type=0FC63DAF-8483-4772-8E79-3D69D8477DE4, \
	uuid=AAAAAAAA-BBBB-CCCC-DDDD-EEEEEEEEEEEE, \
	attrs="RequiredPartition GUID:59,63"
	7: start=$((4194304 / sector)), size=$((3145728 / sector)), \
	type=0FC63DAF-8483-4772-8E79-3D69D8477DE4, \
	uuid=00000000-0000-0000-0000-000000000007
	EOF
done

# Few entries: the whole table is in the first 1536 bytes, as a fuzzer likes.
table gpt-small 1M 512 <<EOF
label: gpt
label-id: $disk
table-length: 4
first-lba: 34
1: start=40, size=100, type=0FC63DAF-8483-4772-8E79-3D69D8477DE4, uuid=$uuid
EOF

# The other tool: names with a letter beyond ASCII and one beyond 16 bits, and
# of all 36 units; and an MBR that names a GPT partition too.
new gpt-hybrid 8M
sgdisk --clear --disk-guid="$disk" \
	--new=1:2048:4095 --partition-guid=1:"$uuid" \
	--change-name=1:'Wurzel ä 🐧' \
	--new=2:4096:6143 --partition-guid=2:"$disk" \
	--change-name=2:abcdefghijklmnopqrstuvwxyz0123456789 \
	--hybrid=1 gpt-hybrid >gpt-hybrid.log

table mbr 8M 512 <<EOF
label: dos
label-id: 0x0012abcd
1: start=2048, size=2048, type=83, bootable
2: start=4096, size=1024, type=82
4: start=6144, size=8192, type=5
5: size=1024, type=83
6: size=1024, type=8e
EOF

table mbr-4096 8M 4096 <<EOF
label: dos
label-id: 0x0012abcd
1: start=256, size=256, type=83
EOF

table mbr-no-id 1M 512 <<EOF
label: dos
label-id: 0x00000000
2: start=100, size=100, type=c
EOF

# Of other machines.
for label in sun sgi; do
	table "$label" 8M 512 <<-EOF
	label: $label
	EOF
done

: >made
