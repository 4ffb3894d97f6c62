#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# What is embedded when CONFIG_INITRAMFS_SOURCE names a .cpio.gz: the base image
# as it is and a compressed archive behind it (tests/host/initramfs_source.t
# shows that these are the bytes). The kernel unpacks both, and the second wins.
set -eu
repo=$(cd "$(dirname "$0")/../../../.." && pwd)
. "$repo/tests/lib/boot.sh"

bzimage=$kernel_dir/bzImage-unmodified
[ -f "$bzimage" ] || die "$bzimage: missing; run tests/lib/kernel --unmodified"

# pair FOLDER: $work/pair, the base image and this folder, compressed.
pair() {
	(cd "$1" && find . -mindepth 1 | sort |
		cpio --quiet -o -H newc -R 0:0) | gzip -9n >"$work/user.cpio.gz"
	cat "$kernel_dir/build/usr/kinit/base.cpio" "$work/user.cpio.gz" \
		>"$work/pair"
}

disk root right -L right
mkdir -p "$work/add/etc" "$work/replace"
echo added >"$work/add/etc/added"
pair "$work/add"
# shellcheck disable=SC2046
boot root=LABEL=right $(virtio root) -initrd "$work/pair"
reached right 'where the user replaces nothing, kinit boots'

gcc -static -Os -Wall -Wextra -o "$work/replace/init" \
	"$repo/tests/boot/image/external-initrd/list.c"
pair "$work/replace"
boot root=/dev/vda -initrd "$work/pair"
says 'list: the init of the initrd runs' 'a file of the user'\''s replaces ours'
says 'list: /root' 'and the rest of the base image is there'
done_testing
