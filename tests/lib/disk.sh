# SPDX-License-Identifier: GPL-2.0-only
# shellcheck shell=sh
#
# Disks with a root on them. Needs common.sh.

# Where the tools of disks are is not in every user's path.
PATH=$PATH:/usr/sbin:/sbin
mke2fs=$(PATH=/sbin:/usr/sbin:$PATH command -v mke2fs) ||
	die "mke2fs is missing: install e2fsprogs"

init_cc=gcc	# another one makes disks for another architecture

# real_init: compiles the init of the test disks, once, and prints its path.
real_init() {
	_realinit=$build/tests/realinit-$init_cc
	if [ ! "$_realinit" -nt "$repo/tests/boot/realinit.c" ] ||
	   [ ! "$_realinit" -nt "$repo/tests/boot/say.h" ]; then
		mkdir -p "$build/tests"
		"$init_cc" -static -Os -Wall -Wextra -o "$_realinit.$$" \
			"$repo/tests/boot/realinit.c"
		mv "$_realinit.$$" "$_realinit"
	fi
	echo "$_realinit"
}

# make_tree DIR ID: a root whose init is the test's; ID tells it from others.
make_tree() {
	mkdir -p "$1/sbin" "$1/dev" "$1/proc" "$1/run" "$1/sys" "$1/etc"
	cp "$(real_init)" "$1/sbin/init"
	echo "$2" >"$1/id"
}

# make_ext4 IMAGE TREE [mke2fs options]: a file system with the files of TREE.
# Its size is $ext4_size, or 16M; another $fs_type is of its family.
make_ext4() {
	_image=$1 _tree=$2
	shift 2
	rm -f "$_image"
	truncate -s "${ext4_size:-16M}" "$_image"
	"$mke2fs" -q -t "${fs_type:-ext4}" -d "$_tree" -E root_owner=0:0 "$@" "$_image"
}

# make_gpt IMAGE SIZE <<PARTITIONS: a disk with these, a line each as sfdisk takes it.
# (sgdisk sleeps for a second after each table.)
make_gpt() {
	rm -f "$1"
	truncate -s "$2" "$1"
	{ echo 'label: gpt'; cat; } | sfdisk -q "$1"
}

# put IMAGE DISK SECTOR: copies the file system IMAGE into DISK.
put() {
	dd if="$1" of="$2" bs=512 seek="$3" conv=notrunc status=none
}

# poke IMAGE OFFSET BYTES: BYTES as printf(1) takes them.
poke() {
	# shellcheck disable=SC2059 # it is meant to be a format
	printf "$3" | dd of="$1" bs=1 seek="$2" conv=notrunc status=none
}
