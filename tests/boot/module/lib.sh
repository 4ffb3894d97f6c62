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
