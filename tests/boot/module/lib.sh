# SPDX-License-Identifier: GPL-2.0-only
# shellcheck shell=sh
#
# What scenarios about modules share, after boot.sh.

# link_tree FROM TO: a copy whose files are links, or copies, if they are not in one file
# system.
link_tree() {
	cp -al "$1" "$2" 2>/dev/null || {
		rm -rf "$2"
		cp -a "$1" "$2"
	}
}

# compiled_root MODULE FOLDER: $work/stock is $stock_root with this module, whose source is
# in $work/module, in that folder of modules.
compiled_root() {
	_modules=$work/stock/usr/lib/modules/$stock_version
	echo "obj-m := $1.o" >"$work/module/Kbuild"
	check 'a module is compiled' quietly make -C "/usr/src/linux-headers-$stock_version" \
		M="$work/module" modules
	link_tree "$stock_root" "$work/stock"
	mkdir -p "$_modules/$2"
	cp --remove-destination "$work/module/$1.ko" "$_modules/$2"
	# Each is a link to what others have.
	rm -f "$_modules"/modules.*.bin "$_modules/modules.alias" "$_modules/modules.dep" \
		"$_modules/modules.softdep" "$_modules/modules.symbols" "$_modules/modules.devname"
	PATH=$PATH:/sbin:/usr/sbin depmod -b "$work/stock" "$stock_version"
}

# slow_root: with the module of slow.c.
slow_root() {
	mkdir -p "$work/module"
	cp "$repo/tests/boot/module/slow.c" "$work/module"
	compiled_root slow extra
}

# wants_root: with that of wants.c in the place of virtio_blk, made of the source of the tests' own kernel.
wants_root() {
	mkdir -p "$work/module"
	cp "$repo/tests/boot/module/wants.c" "$work/module/virtio_blk.c"
	sed 's/^\(\t\.probe\t*= \)virtblk_probe,/\1wants_probe,/' \
		"$kernel_dir/linux/drivers/block/virtio_blk.c" >"$work/module/driver.c"
	compiled_root virtio_blk kernel/drivers/block
}

# guest_tree: $tree is what a guest is installed from: $stock_root, with kinit, its hooks and
# an init that lets "kinitramfs machine" describe the guest, before it goes on as others.
guest_tree() {
	tree=$work/A
	link_tree "$stock_root" "$tree"
	mkdir -p "$tree/usr/lib/kinit/hooks.d"
	cp -R "$repo/hooks.d/." "$tree/usr/lib/kinit/hooks.d/"
	cp "$("$repo/tests/lib/base" "$arch")" "$tree/usr/lib/kinit/"
	cp "$("$repo/tests/lib/static_tool" "$arch")" "$tree/usr/sbin/kinitramfs"
	cp "$(real_init)" "$tree/usr/sbin/say"
	# It has no volume that needs the latter.
	rm -f "$tree/usr/sbin/init" "$tree/usr/sbin/pdata_tools"
	cat >"$tree/usr/sbin/init" <<-'INIT'
	#!/bin/dash
	kinitramfs machine -o /run/machine
	{
		read -r version </proc/sys/kernel/osrelease
		echo "kernel: $version"
		while IFS= read -r line; do
			echo "machine: $line"
		done </run/machine
	} >/dev/ttyS1
	exec /sbin/say "$@"
	INIT
	chmod +x "$tree/usr/sbin/init"
}

# guest_folder FOLDER: makes it, with what that init needs of the tree.
guest_folder() {
	_disk=$1
	mkdir -p "$_disk/usr/sbin" "$_disk/usr/bin" "$_disk/usr/lib" "$_disk/dev" \
		"$_disk/proc" "$_disk/run" "$_disk/sys"
	for _name in bin sbin lib; do
		ln -s "usr/$_name" "$_disk/$_name"
	done
	[ ! -d "$tree/usr/lib64" ] || ln -s usr/lib "$_disk/lib64"
	for _name in init kinitramfs say dmsetup; do
		cp "$tree/usr/sbin/$_name" "$_disk/usr/sbin"
	done
	cp "$tree/usr/bin/dash" "$_disk/usr/bin"
	cp -L "$tree"/usr/lib/*-linux-gnu/ld-linux-* "$_disk/usr/lib"
	maker_root=$tree
	maker_libdirs=$(cd "$tree" && echo usr/lib/*-linux-gnu)
	maker_list=$work/libraries
	: >"$maker_list"
	_libraries "$tree/usr/sbin/dmsetup"
	while read -r _name; do
		cp -L "$tree/$_name" "$_disk/usr/lib"
	done <"$maker_list"
	echo A >"$_disk/id"
}

# guest_disk: $work/root.img is such a folder.
guest_disk() {
	guest_folder "$work/disk"
	make_ext4 "$work/root.img" "$work/disk"
}

# guest_machine: what it said of itself, in $work/machine.
guest_machine() {
	init_text | sed -n 's/^machine: //p' >"$work/machine"
}

# guest_image MACHINE KERNEL [OPTION...]: an image of its tree, $work/image.
guest_image() {
	_machine=$1 _kernel=$2
	shift 2
	"$build/kinitramfs/kinitramfs" build --machine "$_machine" --root "$tree" \
		--kernel "$_kernel" --full -o "$work/image" "$@" >"$work/build.log" 2>&1
}

# guest_check: can it reach the root that $work/machine has? $work/check.log says why.
guest_check() {
	"$build/kinitramfs/kinitramfs" check --machine "$work/machine" --root "$tree" \
		"$work/image" >"$work/check.log" 2>&1
}
