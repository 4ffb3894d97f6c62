#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# kernels.sh DIR: kernels for the tests that read them: Debian's own, and what is made of them
# as a kernel's build makes it.
set -eu

[ $# -eq 1 ] || { echo "usage: kernels.sh DIR" >&2; exit 2; }
here=$(cd "$(dirname "$0")" && pwd)
mkdir -p "$1"
cd "$1"

for name in amd64 cloud-amd64 cloud-arm64; do
	root=$("$here/../lib/stock" "linux-image-$name")
	ln -sf "$root"/boot/vmlinuz-* "$name"
done

# le N: four bytes
le() {
	for _shift in 0 8 16 24; do
		# The inner one writes \ooo, of which the outer makes a byte.
		# shellcheck disable=SC2059
		printf "$(printf '\\%03o' $(($1 >> _shift & 255)))"
	done
}

# zboot NAME COMPRESSOR FILE: with the header of an EFI program for arm64, which has one
# section, .data, and of it all that the kernel's build puts there.
zboot() {
	_size=$(wc -c <"$3")
	{
		printf 'MZ\0\0zimg'; le 512; le "$_size"; le 0; le 0
		printf '%s' "$2"; head -c $((32 - ${#2})) /dev/zero
		printf '\315\043\202\201'; le 64
		printf 'PE\0\0\144\252\001\0'; le 0; le 0; le 0; printf '\160\0\006\002'
		# The optional header: but for its kind there is nothing that we read.
		printf '\013\002'; head -c 106 /dev/zero; le 0
		printf '.data\0\0\0'; le "$_size"; le 512; le "$_size"; le 512
		head -c 16 /dev/zero
		head -c $((512 - 64 - 24 - 112 - 40)) /dev/zero
		cat "$3"
	} >"$1"
}

gzip -9nc <cloud-arm64 >Image.gz
# These programs need their time for what is large.
head -c 3000000 cloud-arm64 >small
for packer in bzip2 'xz -0' lzma 'lz4 -lq' 'zstd -q' lzop; do
	$packer -c <small >"Image.${packer%% *}"
done
zboot zboot.gzip gzip Image.gz
zboot zboot.zstd zstd22 Image.zstd
zboot zboot.xz xzkern Image.xz
zboot zboot.lzo lzo Image.lzop
touch made
