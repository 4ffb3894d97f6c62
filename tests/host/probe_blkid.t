#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# What kinit sees on what the real tools make, with each of their options that
# changes a superblock, beside what blkid sees there.
set -eu
repo=$(cd "$(dirname "$0")/../.." && pwd)
. "$repo/tests/lib/common.sh"
. "$repo/tests/lib/tap.sh"
. "$repo/tests/lib/kinitramfs.sh"

# By path: an mke2fs of busybox may come first in PATH, and it knows no -O.
mke2fs=/sbin/mke2fs
PATH=$PATH:/usr/sbin:/sbin
LC_ALL=C.UTF-8
MKE2FS_CONFIG=/dev/null
export PATH LC_ALL MKE2FS_CONFIG
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
cd "$tmp"
kinitramfs_tool "$tmp"

refused=0
damage=
keys=	# that are compared; else those that both know
uuid=5b1c9b5e-6d1f-4f0a-9c57-0123456789ab

# of KEY FILE: its value in the first line that has it. blkid writes a backslash
# before what a shell would take amiss.
kinit_says() {
	sed -n "s/.* $1=\"\([^\"]*\)\".*/\1/p" kinit.out | head -n 1
}
blkid_says() {
	sed -n "s/^$1=//p" blkid.out | sed 's/\\\(.\)/\1/g'
}

# same NAME: of the file "image".
same() {
	"$tool" probe image >kinit.out 2>kinit.err || cat kinit.err >&2
	blkid -p -o export image >blkid.out || :
	_differs=
	_keys=${keys:-TYPE LABEL UUID}
	# It takes the boot sector of some file systems for a table.
	[ -n "$(blkid_says TYPE)" ] || _keys="$_keys PTTYPE PTUUID"
	for _key in $_keys; do
		[ "$(kinit_says $_key)" = "$(blkid_says $_key)" ] ||
			_differs="$_differs $_key"
	done
	_version=$(blkid_says VERSION)
	[ -n "$keys" ] || [ -z "$_version" ] || [ "$_version" = "$(kinit_says VERSION)" ] ||
		_differs="$_differs VERSION"
	[ "$(kinit_says DAMAGE)" = "$damage" ] || _differs="$_differs DAMAGE"
	is "$_differs" '' "$1"
	[ -z "$_differs" ] || diag "$(cat kinit.out blkid.out)"
}

# made SIZE COMMAND...: by a mkfs that takes the file's name last.
made() {
	rm -f image
	truncate -s "$1" image
	shift
	if ! "$@" image >log 2>&1; then
		# Other versions know other options.
		refused=$((refused + 1))
		diag "refused: $*"
		return
	fi
	same "$*"
}

ext() {
	_size=$1
	shift
	made "$_size" "$mke2fs" -F -q -U "$uuid" "$@"
}

for size in 1024 2048 4096 65536; do
	ext 64M -b "$size" -t ext2 -L root
	ext 64M -b "$size" -t ext4 -O has_journal,extent,metadata_csum
done
ext 16M -t ext2 -r 0
ext 16M -O journal_dev -L journal
ext 16M -O journal_dev -b 1024
ext 16M -j
for feature in dir_index filetype large_file sparse_super resize_inode; do
	ext 16M -O "has_journal,$feature"
	ext 16M -O "^has_journal,$feature"
done
for feature in extent flex_bg huge_file 64bit,extent uninit_bg \
	inline_data,extent,metadata_csum metadata_csum,metadata_csum_seed,extent \
	casefold encrypt verity,extent,metadata_csum project,quota \
	mmp,extent meta_bg,^resize_inode sparse_super2 bigalloc,extent \
	large_dir ea_inode stable_inodes orphan_file,has_journal,extent \
	has_journal,extent,fast_commit; do
	ext 64M -O "$feature" -L 'sixteen-bytes-ok'
done
ext 64M -O has_journal,extent -E lazy_itable_init=1,packed_meta_blocks=1
ext 64M -o hurd
ext 16M -L 'ends blank   '
ext 16M -L ' begins so'
ext 16M -L "$(printf 'tabs\t\t')"

xfs() {
	made "$@"
}
made 64M mkntfs -q -F -L 'ends blank   '
mkxfs='mkfs.xfs -q -f --unsupported'
# shellcheck disable=SC2086 # several words
{
	for size in 1024 4096 16384; do
		xfs 96M $mkxfs -b "size=$size" -L twelve-bytes
	done
	xfs 96M $mkxfs -m crc=0 -b size=512
	xfs 96M $mkxfs -m crc=0 -n version=ci
	for sector in 512 1024 4096 32768; do
		xfs 96M $mkxfs -s "size=$sector" -b size=32768 -m "uuid=$uuid"
	done
	xfs 96M $mkxfs -m bigtime=1,inobtcount=1,reflink=1,rmapbt=1
	xfs 96M $mkxfs -i sparse=0,maxpct=10 -d agcount=2
	truncate -s 96M realtime
	xfs 96M $mkxfs -r rtdev=realtime
	truncate -s 96M log.xfs
	xfs 96M $mkxfs -l logdev=log.xfs
	mv log.xfs image
	same 'a log of xfs'
}

for sum in crc32c xxhash sha256 blake2; do
	made 128M mkfs.btrfs -q -U "$uuid" --csum "$sum" -L "a label"
done
made 128M mkfs.btrfs -q --mixed
made 256M mkfs.btrfs -q -n 65536 -s 4096
made 256M mkfs.btrfs -q -s 65536 -n 65536
for profile in single raid0 raid1 raid10 raid5 raid6 raid1c3 raid1c4; do
	rm -f second third fourth
	truncate -s 256M second third fourth
	made 256M mkfs.btrfs -q -f -d "$profile" -m "$profile" second third fourth
done
for feature in extref no-holes raid56 ^no-holes; do
	made 256M mkfs.btrfs -q -O "$feature"
done

made 64M mkfs.f2fs -l 'Wurzel'
made 64M mkfs.f2fs -O extra_attr,inode_checksum,sb_checksum
made 64M mkfs.f2fs -O encrypt,quota,casefold -C utf8
made 64M mkfs.f2fs -O extra_attr,compression,verity,project_quota

for bits in 12 16 32; do
	size=64M
	[ "$bits" != 12 ] || size=2M
	made "$size" mkfs.fat -F "$bits"
	made "$size" mkfs.fat -F "$bits" -n 'A LABEL' -i 1234abcd
	made "$size" mkfs.fat -F "$bits" -a -f 1 -r 512
	made "$size" mkfs.fat -F "$bits" -n lower --mbr=n
	for sectors in 2 4; do
		made "$size" mkfs.fat -F "$bits" -s "$sectors" -n X
	done
	for sector in 1024 2048 4096; do
		made 280M mkfs.fat -F "$bits" -S "$sector" -n X
	done
	made "$size" mkfs.fat -F "$bits" -h 63 -g 16/63 -n X
done
made 1440K mkfs.fat -n FLOPPY
made 720K mkfs.fat -A

for cluster in 512 4096 131072; do
	made 64M mkfs.exfat -c "$cluster" -L 'An exFAT'
done
made 64M mkfs.exfat -b 1M
for cluster in 512 4096 65536 131072 2097152; do
	made 64M mkntfs -q -F -c "$cluster" -L Windows
done
made 64M mkntfs -q -F -s 1024 -c 2048
made 64M mkntfs -q -F -s 4096 -c 4096

for page in 4096 8192 16384 65536; do
	made 4M mkswap -p "$page" -L 'swap space' -U "$uuid"
	for mark in S1SUSPEND S2SUSPEND ULSUSPEND LINHIB0001; do
		printf '%s' "$mark" |
			dd of=image bs=1 seek=$((page - 10)) conv=notrunc status=none
		[ "${#mark}" -eq 10 ] ||
			printf '\0' | dd of=image bs=1 seek=$((page - 1)) conv=notrunc status=none
		same "$mark in pages of $page"
	done
done
made 4M mkswap
printf '\355\303\002\351\230\126\345\014' | dd of=image conv=notrunc status=none
same TuxOnIce

for size in 1024 2048 4096; do
	made 192M mkfs.nilfs2 -q -B 16 -b "$size" -L 'a log'
done
made 16M jfs_mkfs -q -L sixteen-bytes-ok
made 16M jfs_mkfs -q -O
for format in 3.5 3.6; do
	made 40M mkreiserfs -q -ff --format "$format"
done
made 40M mkreiserfs -q -ff -b 1024 -l reiser

for size in 512 1024 2048 4096; do
	for revision in 1.02 1.50 2.00 2.01; do
		made 8M mkudffs -b "$size" -r "$revision" -l "UDF $revision" \
			-u 0123456789abcdef
	done
	made 8M mkudffs -b "$size" --fullvsid='Not of digits' -l X
done
made 16M mkudffs -m dvdram -l X

printf x >file
mkdir -p tree
cp file tree
for how in gzip xz lzo lz4 zstd; do
	rm -f image
	mksquashfs tree image -comp "$how" -no-progress >log 2>&1
	same "squashfs, $how"
done
mksquashfs tree image -noappend -b 1M -no-progress -root-becomes x >log 2>&1 ||
	mksquashfs tree image -noappend -b 1M -no-progress >log 2>&1
same 'squashfs, 1 MiB'

made_tree() {
	rm -f image
	"$@" >log 2>&1 || diag "$(cat log)"
	same "$*"
}
head -c 5000 "$tool" >tree/data
made_tree mkfs.erofs -U "$uuid" image tree
made_tree mkfs.erofs -zlz4 image tree
made_tree mkfs.erofs -zlz4hc,12 -C65536 image tree
made_tree mkfs.erofs -E legacy-compress image tree
made_tree mkfs.erofs -x-1 -T1 image tree
# What blkid knows of these is little: as many bytes as a floppy has.
made_tree mkfs.cramfs -n name tree image
damage='file system is that of a machine of the other byte order'
made_tree mkfs.cramfs -N big -n name tree image
damage=
made_tree genromfs -f image -d tree -V 'a name'
for options in '-V A_LABEL' '-J -V A_LABEL' '-J -r -V A_LABEL_OF_MORE_THAN_16_LETTERS' \
	'-udf -V A_LABEL' '-J -V lower_and_Upper' '-J -V _________' '-iso-level 4' \
	'-hfs -V A_LABEL' '-b data -no-emul-boot'; do
	# shellcheck disable=SC2086 # several words
	made_tree genisoimage -quiet -o image $options tree
done

for version in 1 2; do
	rm -f image
	truncate -s 32M image
	echo secret | cryptsetup luksFormat -q --type "luks$version" --pbkdf pbkdf2 \
		--pbkdf-force-iterations 1000 --key-file=- image
	same "LUKS $version"
	cryptsetup luksHeaderBackup -q --header-backup-file header image
	mv -f header image
	same "LUKS $version, its header alone"
done
rm -f image
truncate -s 32M image
echo secret | cryptsetup luksFormat -q --type luks2 --pbkdf pbkdf2 \
	--pbkdf-force-iterations 1000 --key-file=- --sector-size 4096 \
	--luks2-metadata-size 1m --luks2-keyslots-size 1m --label 'a label' image
same 'LUKS 2, large areas'
dd if=/dev/zero of=image bs=4096 count=1 conv=notrunc status=none
same 'LUKS 2, large areas, without its first header'

rm -f image data
truncate -s 64K image data
veritysetup format data image >log
same verity
veritysetup format --hash=sha512 --data-block-size=1024 --salt=- data image >log
same 'verity, sha512'

for version in 1 2 3; do
	made 4M mkfs.minix "-$version"
done
# As a machine of the other byte order writes it: each number is turned round.
for version in 1 2; do
	mkfs.minix "-$version" image >log
	perl -e 'open(my $f, "+<", "image") or die; seek($f, 1024, 0);
		read($f, my $s, 32);
		# numbers of 2 bytes, and of 4
		my $from = "vvvvvvVvvV";
		my $to = "nnnnnnNnnN";
		my $len = length(pack($to, (0) x length($to)));
		substr($s, 0, $len) = pack($to, unpack($from, $s));
		seek($f, 1024, 0); print $f $s;'
	damage='file system is that of a machine of the other byte order'
	same "MINIX $version, big-endian"
done
damage=
made 512M mkapfs
made 512M mkapfs -U "$uuid"
made 4M hformat -l 'a label'
made 4M hformat -l 'Twenty-seven letters are it'
for label in sun sgi; do
	made 8M sh -c "echo 'label: $label' | sfdisk -q \"\$1\"" sh
done

# mark OFFSET BYTES: of what no tool in Debian makes.
mark() {
	# shellcheck disable=SC2059 # the bytes are escapes
	printf "$2" | dd of=image bs=1 seek="$1" conv=notrunc status=none
}
# marked WHAT OFFSET BYTES [OFFSET BYTES]...
marked() {
	_what=$1
	shift
	rm -f image
	truncate -s 4M image
	while [ $# -gt 0 ]; do
		mark "$1" "$2"
		shift 2
	done
	same "$_what"
}
marked VMFS 2097152 '\136\361\253\057' 2097160 '\016' \
	2097161 '0123456789abcdef' 2097181 datastore1
marked 'a member of VMFS' 1048576 '\015\320\001\300\005\0\0\0' \
	1049108 '4da4f5c5-1a2b3c4d-5e6f-0123456789ab and more'
for sectors in 16 63 255 256 399 591 675 735 911 951 974 991 3087; do
	marked "Promise, $sectors" $((4194304 - sectors * 512)) \
		'Promise Technology, Inc.'
done
# Their versions, and names of their own kinds, are left to others.
keys=TYPE
marked 'DRBD Proxy' 0 'DRBDdlh*\001\0\0\0\0\0\0\0' 16 0123456789abcdef
marked drbdmanage 0 '$DRBDmgr=q\n0123456789abcdef0123456789abcdef\n'
marked 'a snapshot' 0 SnAp
marked 'Oracle ASM' 32 ORCLDISK
marked ReFS 0 '\0\0\0ReFS\0'
marked VxFS 1024 '\365\374\001\245\004'
marked 'VxFS of HP-UX' 8192 '\245\001\374\365\0\0\0\004'
marked NetWare 4096 SPB5
keys=
marked 'a disk of AIX' 0 '\311\302\324\301'
marked 'a disk of a Macintosh' 0 'ER\002' 512 'PM\0\0\0\0\0\001'
marked 'a disk of Ultrix' 16312 '\127\051\003\0\001\0\0\0'
marked 'a disk of an Atari' 450 '\0\0\040\0' 454 '\001LNX\0\0\0\002\0\0\010\0'
# blkid looks for a BSD label in partitions only.
rm -f image
truncate -s 4M image
mark 512 '\127\105\126\202'
mark 644 '\127\105\126\202'
"$tool" probe image >kinit.out
is "$(kinit_says PTTYPE)" \
	"$(fdisk -l image | sed -n 's/^Disklabel type: //p')" 'a BSD label'

# Two at once: the tools wipe what they know of, dd does not.
mix() {
	made 256M "$mke2fs" -F -q -t ext2
	"$@" image >log 2>&1
	"$tool" probe image >kinit.out
}
mix mkfs.btrfs -q -f
is "$(kinit_says TYPE)" btrfs 'btrfs where ext2 was'
made 64M mkfs.btrfs -q -f --mixed
"$mke2fs" -F -q -t ext2 image
same 'ext2 where btrfs was'
made 64M mkfs.fat -F 32
mkfs.xfs -q -f --unsupported image >log 2>&1
same 'xfs where FAT was'

check 'nearly all were made' test "$refused" -le 15
done_testing
