#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# The boot loader gives an initrd that the kernel cannot unpack: compressed by
# something it does not know, cut off, or a RAM disk with a file system. Boot
# goes on with the base image, and the log says what it was.
set -eu
repo=$(cd "$(dirname "$0")/../../../.." && pwd)
. "$repo/tests/lib/boot.sh"

disk root right
mkdir -p "$work/add/etc"
# What no compression makes smaller.
head -c 200000 /dev/urandom >"$work/add/etc/added"
pack "$work/add"
xz -k --check=crc32 "$work/add.cpio"
gzip -k "$work/add.cpio"
head -c 100000 "$work/add.cpio.gz" >"$work/cut.gz"

# goes_on INITRD WORDS: they follow what all have in common.
goes_on() {
	# shellcheck disable=SC2046
	boot root=/dev/vda $(virtio root) -initrd "$work/$1"
	reached right "with $1 boot goes on"
	shows "kinit: the boot loader's initrd is not used: $2" \
		'the log says what it was'
}
goes_on add.cpio.xz 'it is compressed by xz, which this kernel cannot unpack: it needs CONFIG_RD_XZ=y'
goes_on cut.gz 'it is damaged or cut off \(the kernel: .*\)'
# shellcheck disable=SC2046
boot_fails 'root=/dev/none kinit.timeout=0' $(virtio root) \
	-initrd "$work/root.img"
shows "kinit: Besides, the boot loader's initrd is not used: it is a RAM disk of the old kind, with ext4, .*" \
	'a file system: the report says so as well'
done_testing
