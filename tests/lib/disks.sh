# SPDX-License-Identifier: GPL-2.0-only
# shellcheck shell=sh
#
# Disks made by the real mdadm, lvm and cryptsetup, whose drivers the host may
# not have: in a machine that boots the test's own kernel with a script for its
# init. Needs common.sh, disk.sh and $maker_bzimage, or $bzimage if that is the same.

# What that machine has of the sysroot, by name.
maker_programs="blkid blockdev btrfs cat chmod cp cryptsetup cut dash dd dmsetup ln ls lvm
	mdadm mkdir mke2fs mkfs.btrfs mknod od pdata_tools rm sfdisk sleep
	sort sync tail touch tr truncate tune2fs wipefs"

# The libraries that the program or library FILE names, and those of these, as
# paths below $maker_root, one a line.
_libraries() {
	LC_ALL=C readelf -d "$1" | sed -n 's/.*(NEEDED).*\[\(.*\)\]/\1/p' |
	while read -r _library; do
		for _dir in $maker_libdirs; do
			[ ! -e "$maker_root/$_dir/$_library" ] || break
		done
		[ -e "$maker_root/$_dir/$_library" ] ||
			die "$1 needs $_library, which the sysroot lacks"
		grep -qxF "$_dir/$_library" "$maker_list" && continue
		echo "$_dir/$_library" >>"$maker_list"
		_libraries "$maker_root/$_dir/$_library"
	done
}

# maker_initrd: prints the path of the initrd with the programs, made once.
maker_initrd() {
	maker_root=$("$repo/tests/lib/sysroot") || exit
	_id=$({
		echo "$maker_root" "$maker_programs"
		cat "$repo/tests/lib/disks.sh" "$repo/tests/lib/maker.c"
	} | short_hash)
	_initrd=$cache/disks/maker-$_id.cpio
	if [ ! -f "$_initrd" ]; then
		mkdir -p "$cache/disks"
		maker_tree=$(mktemp -d "$cache/disks/maker.XXXXXX")
		_maker_tree
		(cd "$maker_tree" && find . -mindepth 1 | sort |
			cpio --quiet -o -H newc -R 0:0) >"$maker_tree.cpio"
		mv "$maker_tree.cpio" "$_initrd"
		rm -rf "$maker_tree"
	fi
	echo "$_initrd"
}

_maker_tree() {
	maker_libdirs="usr/lib/x86_64-linux-gnu usr/lib64 usr/lib"
	maker_list=$maker_tree/list
	echo usr/lib/x86_64-linux-gnu/libgcc_s.so.1 >"$maker_list"
	mkdir -p "$maker_tree/usr/bin" "$maker_tree/usr/sbin" \
		"$maker_tree/dev" "$maker_tree/proc" "$maker_tree/sys" \
		"$maker_tree/run" "$maker_tree/tmp" "$maker_tree/etc/lvm"
	for _program in $maker_programs; do
		for _dir in usr/sbin usr/bin; do
			[ ! -f "$maker_root/$_dir/$_program" ] || break
		done
		echo "$_dir/$_program" >>"$maker_list"
		_libraries "$maker_root/$_dir/$_program"
	done
	echo usr/lib/x86_64-linux-gnu/ld-linux-x86-64.so.2 >>"$maker_list"
	sort -u "$maker_list" | while read -r _file; do
		mkdir -p "$maker_tree/${_file%/*}"
		cp -L "$maker_root/$_file" "$maker_tree/$_file"
	done
	rm "$maker_list"
	# The links that are other names of the programs: pvcreate, thin_check.
	(cd "$maker_root/usr/sbin" && find . -type l -printf '%l %f\n') |
	while read -r _target _link; do
		case ${_target##*/} in
		lvm|pdata_tools) ln -s "${_target##*/}" \
			"$maker_tree/usr/sbin/$_link" ;;
		esac
	done
	ln -s dash "$maker_tree/usr/bin/sh"
	for _dir in bin sbin lib; do
		ln -s "usr/$_dir" "$maker_tree/$_dir"
	done
	ln -s usr/lib/x86_64-linux-gnu "$maker_tree/lib64"
	cat >"$maker_tree/etc/lvm/lvm.conf" <<-END
	devices { obtain_device_list_from_udev=0 external_device_info_source="none" }
	activation { udev_sync=0 udev_rules=0 monitoring=0 }
	backup { backup=0 archive=0 }
	END
	gcc -static -Os -Wall -Wextra -o "$maker_tree/make" \
		"$repo/tests/lib/maker.c"
}

# make_disks SIZE NAME... <<SCRIPT: disks $work/NAME.img of SIZE, as the script
# on standard input leaves them, which maker.sh precedes. They are made once
# and kept in the cache; these are copies. $disk_source, if set, is an image
# that the script finds as one disk more, after the others, not to be written.
make_disks() {
	_size=$1
	shift
	_script=$(cat)
	_maker=$(maker_initrd)
	_made=$cache/disks/$({
		echo "$_size" $# "$_maker" "${kernel_dir##*/}" "$init_cc" \
			"${disk_source:-}"
		echo "$_script"
		cat "$repo/tests/lib/maker.sh" "$repo/tests/boot/realinit.c" \
			"$repo/tests/boot/say.h"
	} | short_hash)
	if [ ! -d "$_made" ]; then
		_new=$(mktemp -d "$_made.XXXXXX")
		_run_maker $# || {
			diag "The disks could not be made: $_made.log"
			mv "$_new/console" "$_made.log"
			rm -rf "$_new"
			tail -n 20 "$_made.log" | sed 's/^/# /' >&2
			die "the disks could not be made"
		}
		# Another test may have been faster.
		mv -T "$_new" "$_made" 2>/dev/null || rm -rf "$_new"
	fi
	_number=0
	for _name; do
		cp --sparse=always "$_made/$_number" "$work/$_name.img"
		_number=$((_number + 1))
	done
}

_run_maker() {
	make_tree "$_new/tree/tree" none
	{
		cat "$repo/tests/lib/maker.sh"
		printf '%s\n' "$_script" take_down
	} >"$_new/tree/make.sh"
	(cd "$_new/tree" && find . -mindepth 1 | sort |
		cpio --quiet -o -H newc -R 0:0) >"$_new/script.cpio"
	cat "$_maker" "$_new/script.cpio" >"$_new/initrd"
	_drives=
	_number=0
	while [ "$_number" -lt "$1" ]; do
		truncate -s "$_size" "$_new/$_number"
		_drives="$_drives -drive file=$_new/$_number,if=virtio,format=raw,discard=unmap,detect-zeroes=unmap"
		_number=$((_number + 1))
	done
	[ -z "${disk_source:-}" ] ||
		_drives="$_drives -drive file=$disk_source,if=virtio,format=raw,read-only=on"
	# shellcheck disable=SC2086 # a list of options
	timeout 300 qemu-system-x86_64 -machine accel=tcg -cpu max -m 512 \
		-nodefaults -no-reboot -display none \
		-serial "file:$_new/console" -kernel "${maker_bzimage:-$bzimage}" \
		-initrd "$_new/initrd" \
		-append 'console=ttyS0 panic=-1 rdinit=/make' $_drives \
		</dev/null >>"$_new/console" 2>&1
	rm -rf "$_new/tree" "$_new/script.cpio" "$_new/initrd"
	grep -q '^maker: success' "$_new/console"
}

# maker_on IMAGE: the machine that makes disks runs $bzimage, a kernel whose modules are in
# IMAGE, with kinit's modprobe. What the script needs itself, it loads.
maker_on() {
	_plain=$(maker_initrd)
	# The kernel wants an archive to begin at a multiple of 4.
	cp "$1" "$work/maker"
	truncate -s %4 "$work/maker"
	cat "$_plain" >>"$work/maker"
	maker_bzimage=$bzimage
	maker_initrd() {
		echo "$work/maker"
	}
}
