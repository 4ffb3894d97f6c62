# SPDX-License-Identifier: GPL-2.0-only
# shellcheck shell=sh
#
# What scenarios about modules share, after boot.sh.

# slow_root: $work/stock is $stock_root with the module of slow.c among the others.
slow_root() {
	_source=$work/module
	_modules=$work/stock/usr/lib/modules/$stock_version
	mkdir -p "$_source"
	cp "$repo/tests/boot/module/slow.c" "$_source"
	echo 'obj-m := slow.o' >"$_source/Kbuild"
	check 'a module is compiled' quietly make -C "/usr/src/linux-headers-$stock_version" \
		M="$_source" modules
	cp -al "$stock_root" "$work/stock"
	mkdir "$_modules/extra"
	cp "$_source/slow.ko" "$_modules/extra"
	# Each is a link to what others have.
	rm -f "$_modules"/modules.*.bin "$_modules/modules.alias" "$_modules/modules.dep" \
		"$_modules/modules.softdep" "$_modules/modules.symbols" "$_modules/modules.devname"
	PATH=$PATH:/sbin:/usr/sbin depmod -b "$work/stock" "$stock_version"
}
