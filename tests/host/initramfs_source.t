#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# CONFIG_INITRAMFS_SOURCE beside the base image: every kind of it, and every
# compression. What is embedded must be our archive and then the user's. That
# the kernel can unpack such a pair is what tests/boot/image/initramfs-source shows.
set -eu
repo=$(cd "$(dirname "$0")/../.." && pwd)
. "$repo/tests/lib/common.sh"
. "$repo/tests/lib/tap.sh"
. "$repo/tests/lib/usr.sh"

usr_open source
work=$build/tests/initramfs_source
rm -rf "$work"
mkdir -p "$work/folder/etc"
echo hello >"$work/folder/etc/hello"
printf 'dir /etc 0755 0 0\nfile /etc/listed %s 0644 0 0\n' \
	"$work/folder/etc/hello" >"$work/list"
(cd "$work/folder" && find . | cpio -o -H newc >"$work/user.cpio" 2>/dev/null)
gzip -9n <"$work/user.cpio" >"$work/user.cpio.gz"

# embedded_is COMMAND FILE...: unpacked by COMMAND, it is these one by one.
embedded_is() {
	_unpack=$1
	shift
	cat "$@" >"$work/wanted"
	$_unpack <"$objects/usr/initramfs_inc_data" >"$work/got" &&
		cmp "$work/got" "$work/wanted" >&2
}

names() {
	cpio -it <"$1" 2>/dev/null
}

base=$objects/usr/kinit/base.cpio
made=$objects/usr/initramfs_data.cpio

# Where the kernel offers compression it takes gzip if nothing else is said.
check 'INITRAMFS_SOURCE is empty' usr_configure
check 'it builds' usr_make usr/
check 'ours comes first, then the kernel'\''s default' embedded_is cat "$base" "$made"
check 'which is what it always was' test "$(names "$made" | tr '\n' ' ')" = 'dev dev/console root '

check 'a list' usr_configure "CONFIG_INITRAMFS_SOURCE=\"$work/list\""
check 'it builds' usr_make usr/
check 'ours comes first, then what is listed' embedded_is 'gzip -dc' "$base" "$made"
check 'which is there' test "$(names "$made" | grep -c '^etc/listed$')" = 1

# Uncompressed.
check 'a .cpio' usr_configure CONFIG_RD_GZIP=y "CONFIG_INITRAMFS_SOURCE=\"$work/user.cpio\"" \
	CONFIG_INITRAMFS_COMPRESSION_NONE=y
check 'it builds' usr_make usr/
check 'that choice is in force' grep -qx CONFIG_INITRAMFS_COMPRESSION_NONE=y "$objects/.config"
check 'ours comes first, then the archive' embedded_is cat "$base" "$work/user.cpio"

check 'a .cpio.gz' usr_configure "CONFIG_INITRAMFS_SOURCE=\"$work/user.cpio.gz\""
check 'it builds' usr_make usr/
check 'ours comes first, then the archive, compressed as it was' \
	embedded_is cat "$base" "$work/user.cpio.gz"

# A folder, and the tools to unpack; lzma_alone is what the kernel calls LZMA. One that takes
# the archives one after the other, one that is told how long they are, and all of them where
# there is time.
for how in 'GZIP:gzip -dc' 'BZIP2:bzip2 -dc' \
	'LZMA:xz --format=lzma -dc' 'XZ:xz -dc' 'LZO:lzop -dc' 'LZ4:lz4 -dc' \
	'ZSTD:zstd -dcq'; do
	kind=${how%%:*}
	case $kind in
	GZIP|BZIP2|LZMA|XZ|LZO) is_long || continue ;;
	esac
	check "a folder, compressed by $kind" usr_configure "CONFIG_RD_$kind=y" \
		"CONFIG_INITRAMFS_SOURCE=\"$work/folder\"" \
		"CONFIG_INITRAMFS_COMPRESSION_$kind=y"
	check 'it builds' usr_make usr/
	check 'that choice is in force' grep -qx \
		"CONFIG_INITRAMFS_COMPRESSION_$kind=y" "$objects/.config"
	check 'ours comes first, then the folder' embedded_is "${how#*:}" "$base" "$made"
	check 'which is there' test "$(names "$made" | grep -c '^/*etc/hello$')" = 1
done

echo more >"$work/folder/etc/more"
usr_mark
check 'a file is added to the folder' usr_make usr/
check 'it is embedded' embedded_is 'zstd -dcq' "$base" "$made"
check 'it is there' test "$(names "$made" | grep -c '^/*etc/more$')" = 1

echo '# CONFIG_KINIT is not set' >"$work/off"
(cd "$objects" && "$linux/scripts/kconfig/merge_config.sh" -m .config \
	"$work/off" >/dev/null 2>&1)
check 'without CONFIG_KINIT' usr_make -s olddefconfig
check 'it builds' usr_make usr/
check 'and only the user'\''s archive is there' embedded_is 'zstd -dcq' "$made"
done_testing
