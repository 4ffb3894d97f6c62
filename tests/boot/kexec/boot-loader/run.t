#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# The boot loader that Documentation/admin-guide/kinit/kexec.rst has as an example: a hook
# that starts what the first entry of the boot menu says, with an initrd and without, and
# one that cannot be started.
set -eu
KINIT_STOCK=linux-image-cloud-amd64
repo=$(cd "$(dirname "$0")/../../../.." && pwd)
. "$repo/tests/lib/boot.sh"
. "$repo/tests/boot/module/lib.sh"
. "$repo/tests/boot/kexec/lib.sh"

limit=240

# A boot partition has no init.
boot_disk() {
	ext4_size=64M
	make_ext4 "$work/$1.img" "$work/$1" -L "$1"
	ext4_size=
}

stock_initrd ''
mkdir -p "$work/with/loader/entries" "$work/with/debian" "$work/without/loader/entries" \
	"$work/broken/loader/entries"
cp "$bzimage" "$work/with/debian/linux"
cp "$image" "$work/with/debian/initrd"
cat >"$work/with/loader/entries/debian-2.conf" <<ENTRY
# What kernel-install writes.
title      Debian GNU/Linux 12 (bookworm)
version    2
sort-key   debian
options    $console_option panic=-1 root=LABEL=second
options    quoted="two words" entry=second
linux      /debian/linux
initrd     /debian/initrd
ENTRY
sed 's/^version.*/version    1/; s/entry=second/entry=first/' \
	"$work/with/loader/entries/debian-2.conf" >"$work/with/loader/entries/debian-1.conf"
boot_disk with
# This one has kinit in it.
cp "$maker_bzimage" "$work/without/linux"
printf '%s\n' 'sort-key kinit' 'linux linux' \
	"options $console_option panic=-1 root=LABEL=second entry=only" \
	>"$work/without/loader/entries/kinit.conf"
printf 'garbage\0\377' >"$work/without/loader/entries/garbage.conf"
boot_disk without
echo text >"$work/broken/linux"
cp "$work/without/loader/entries/kinit.conf" "$work/broken/loader/entries/"
boot_disk broken
disk second second -L second

# The image of the boot loader, with the hook as the document has it.
link_tree "$stock_root" "$work/stock"
mkdir -p "$work/stock/usr/lib/kinit/bin" "$work/stock/etc/kinit/hooks.d"
cp "$(kexec_program)" "$work/stock/usr/lib/kinit/bin/kexec"
awk '/:name: boot-loader/ { on = 1; next } on && /^[^ ]/ { exit } on { sub(/^   /, ""); print }' \
	"$repo/Documentation/admin-guide/kinit/kexec.rst" \
	>"$work/stock/etc/kinit/hooks.d/boot-loader.hook"
check 'the document has a hook of ten lines at the most' \
	sh -c "grep -c . '$work/stock/etc/kinit/hooks.d/boot-loader.hook' | grep -qxE '[3-9]|10'"
stock_root=$work/stock
stock_dir=$work
stock_name=loader
stock_options='--module virtio_blk,virtio_pci --hook boot-loader'

# shellcheck disable=SC2046 # words
boot root=LABEL=with $(virtio with second)
reached second 'the kernel of the first entry gets to its root'
says "cmdline: $console_option panic=-1 root=LABEL=second quoted=\"two words\" entry=second" \
	'with the options of the entry: the newest version'
check 'kexec wrote nothing but what kernels log' sh -c "! grep -aq 'kexec: ' '$console'"

# shellcheck disable=SC2046 # words
boot root=LABEL=without $(virtio without second)
reached second 'a kernel that has kinit in it needs no initrd'
says "cmdline: $console_option panic=-1 root=LABEL=second entry=only" \
	'an entry that is garbage is passed over'

# shellcheck disable=SC2046 # words
boot_fails root=LABEL=broken $(virtio broken second)
check 'what cannot be started is in the report' \
	on_console 'kexec: /root/linux: no kernel$'
done_testing
