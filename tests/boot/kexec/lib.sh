# SPDX-License-Identifier: GPL-2.0-only
# shellcheck shell=sh
#
# What scenarios about kexec share, after boot.sh: disks whose init runs a script, with
# kexec and the kernel to be loaded.

stock_name=kexec
stock_options='--module virtio_blk,virtio_pci --no-hooks'

# kexec_program: prints the path of the program, made without a kernel tree.
kexec_program() {
	_base=$("$repo/tests/lib/base" "$arch")
	echo "${_base%/usr/kinit/*}/usr/kexec/kexec"
}

# script_disk NAME [PROGRAM...] <<SCRIPT: $work/NAME.img, a file system of that label whose
# init is this script, run by dash, what it prints goes where the real init says what it
# was given. There are kexec, /boot/vmlinuz, /boot/initrd, and these programs of $stock_root.
script_disk() {
	_disk=$work/$1.tree _label=$1
	shift
	mkdir -p "$_disk/usr/sbin" "$_disk/usr/bin" "$_disk/usr/lib" "$_disk/boot" \
		"$_disk/dev" "$_disk/proc" "$_disk/run" "$_disk/sys" "$_disk/tmp"
	for _name in bin sbin lib; do
		ln -s "usr/$_name" "$_disk/$_name"
	done
	ln -s usr/lib "$_disk/lib64"
	ln -s dash "$_disk/usr/bin/sh"
	maker_root=$stock_root
	maker_libdirs=$(cd "$stock_root" && echo usr/lib/*-linux-gnu)
	maker_list=$work/libraries
	: >"$maker_list"
	for _program in usr/bin/dash "$@"; do
		mkdir -p "$_disk/${_program%/*}"
		# Ours has the same name.
		cp -L "$stock_root/$_program" "$_disk/${_program%/kexec}$(
			[ "${_program##*/}" != kexec ] || echo /kexec-tools)"
		_libraries "$stock_root/$_program"
	done
	while read -r _name; do
		cp -L "$stock_root/$_name" "$_disk/usr/lib"
	done <"$maker_list"
	cp -L "$stock_root"/usr/lib/*-linux-gnu/ld-linux-* "$_disk/usr/lib"
	cp "$(kexec_program)" "$_disk/usr/sbin/kexec"
	cp "$bzimage" "$_disk/boot/vmlinuz"
	"$init_cc" -static -Os -Wall -Wextra -o "$_disk/boot/helper" \
		"$repo/tests/boot/kexec/helper.c"
	stock_initrd ''
	cp "$image" "$_disk/boot/initrd"
	{
		cat <<-'INIT'
		#!/bin/dash
		exec </dev/null >/dev/ttyS1 2>&1
		# run COMMAND...: what it says, and its status.
		run() {
			echo "+ $*"
			"$@"
			echo "exit: $?"
			# What is still to be sent does not survive a kexec.
			/boot/helper drain
		}
		INIT
		cat
		# What comes here has not been replaced by another kernel.
		cat <<-'END'
		echo 'no other kernel was started'
		exec /boot/helper end
		END
	} >"$_disk/usr/sbin/init"
	chmod +x "$_disk/usr/sbin/init"
	ext4_size=64M
	make_ext4 "$work/$_label.img" "$_disk" -L "$_label"
	ext4_size=
}
