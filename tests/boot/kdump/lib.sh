# SPDX-License-Identifier: GPL-2.0-only
# shellcheck shell=sh
#
# A kernel that crashes, and another that saves its memory. To be sourced in place of
# boot.sh, with $repo set. The kernel is a stock one, or the tests' own if KINIT_STOCK is set to
# nothing: that is a minimal one, without kinit, as if it were installed like a stock one.
#
# The first system is an initrd of its own, in which our kexec loads the crash kernel before it
# panics. What follows, kinit does, in the memory that was set aside for it.
KINIT_STOCK=${KINIT_STOCK-linux-image-cloud-amd64}
. "$repo/tests/lib/boot.sh"

memory=400	# MiB of the machine; of them $reserved are for the crash kernel
reserved=128M
limit=180
crash_call=-s	# how kexec loads the other kernel
crash_options='nr_cpus=1 reset_devices'
crash_dir=/var/crash	# on the disk

_base=$("$repo/tests/lib/base" "$arch")
kexec=${_base%/kinit/base.cpio}/kexec/kexec
vmcore_save=${kexec%/*}/vmcore-save

# kdump_root: what images are made of is $stock_root from now on, with Debian's $kdump_package, if
# that is set. It also has what saves a dump, as kinit's own package installs it.
kdump_root() {
	[ -z "${kdump_package:-}" ] ||
		stock_root=$("$repo/tests/lib/package_root" "$stock_root" "$arch" "$kdump_package")
	_root=$build/tests/kdump-root-$stock_version${kdump_package:+-$kdump_package}
	mkdir -p "$build/tests"
	exec 9>"$build/tests/kdump-root.lock"
	flock 9
	if [ ! "$_root/usr/lib/kinit/bin/vmcore-save" -nt "$vmcore_save" ]; then
		rm -rf "$_root"
		cp -al "$stock_root" "$_root" 2>/dev/null || {
			rm -rf "$_root"
			cp -a "$stock_root" "$_root"
		}
		install -D "$vmcore_save" "$_root/usr/lib/kinit/bin/vmcore-save"
	fi
	exec 9>&-
	stock_root=$_root
}

# minimal_root: the same of the minimal kernel, which becomes $bzimage.
minimal_root() {
	bzimage=$kernel_dir/bzImage-unmodified
	[ -f "$bzimage" ] || die "$bzimage: missing; run tests/lib/kernel --unmodified first"
	stock_root=$work/minimal
	stock_version=6.1-minimal
	_modules=$stock_root/usr/lib/modules/$stock_version
	mkdir -p "$stock_root/boot" "$_modules"
	ln -s usr/lib "$stock_root/lib"
	cp "$bzimage" "$stock_root/boot/vmlinuz-$stock_version"
	cp "$kernel_dir/build/.config" "$stock_root/boot/config-$stock_version"
	: >"$_modules/modules.order"
	cp "$kernel_dir/build/modules.builtin" "$kernel_dir/build/modules.builtin.modinfo" "$_modules/"
	PATH=$PATH:/sbin:/usr/sbin depmod -b "$stock_root" "$stock_version"
	install -D "$vmcore_save" "$stock_root/usr/lib/kinit/bin/vmcore-save"
}

if [ -n "$KINIT_STOCK" ]; then
	kdump_root
else
	minimal_root
fi

# crash_machine TYPE LAYER...: images are for one machine with virtio disks, and what a dump
# goes to is this type of file system on these layers.
crash_machine() {
	{
		echo architecture x86_64
		echo "root $1"
		shift
		for _layer; do
			echo "layer $_layer"
		done
		echo 'device pci:v00001AF4d00001001sv00001AF4sd00000002bc01sc00i00'
		echo 'device virtio:d00000002v00001AF4'
		echo 'device pci:v00001AF4d00001000sv00001AF4sd00000001bc02sc00i00'
		echo 'device virtio:d00000001v00001AF4'
	} >"$work/machine"
}

# crash_image NAME OPTION...: the image of the crash kernel, see stock_image.
crash_image() {
	_image=kdump-$1
	shift
	stock_image "$_image" --kdump --machine "$work/machine" --crash-size "$reserved" "$@"
}

# crash_more CPIO: the image is a copy, with this laid over it.
crash_more() {
	cp "$image" "$work/more"
	truncate -s %4 "$work/more"
	cat "$1" >>"$work/more"
	image=$work/more
}

# dump_disk NAME SIZE [mke2fs options]: an ext4 image $work/NAME.img for dumps.
dump_disk() {
	_name=$1
	truncate -s "$2" "$work/$_name.img"
	shift 2
	"$mke2fs" -q -t ext4 -E root_owner=0:0 "$@" "$work/$_name.img"
}

# crash_start CMDLINE [QEMU options]: a machine crashes, and boots $image with this.
crash_start() {
	_cmdline=$1
	shift
	rm -rf "$work/first"
	mkdir -p "$work/first/dev"
	cp "$bzimage" "$work/first/vmlinuz"
	cp "$image" "$work/first/image"
	cp "$kexec" "$work/first/kexec"
	echo "$crash_call" >"$work/first/call"
	echo "panic=-1 $crash_options $_cmdline" >"$work/first/append"
	"$init_cc" -static -Os -Wall -Wextra -o "$work/first/init" \
		"$repo/tests/boot/kdump/panic.c"
	(cd "$work/first" && find . -mindepth 1 | sort |
		cpio --quiet -o -H newc -R 0:0) >"$work/first.cpio"
	: >"$console"
	# shellcheck disable=SC2086 # words
	timeout "$limit" $qemu -m "$memory" -nodefaults -no-reboot -display none \
		-serial "file:$console" -monitor "unix:$monitor,server=on,wait=off" \
		-kernel "$bzimage" -initrd "$work/first.cpio" \
		-append "$console_option crashkernel=$reserved" "$@" \
		</dev/null >"$work/qemu.log" 2>&1 &
	qemu_pid=$!
}

# crash CMDLINE [QEMU options]: the same, to the end: the crash kernel's policy stops the machine.
# A check of its own.
crash() {
	crash_start "$@"
	check 'the machine stops by itself' finish
}

# registers REGEX: QEMU says so of the processor's.
registers() {
	printf 'info registers\n' | socat -t 5 - "UNIX-CONNECT:$monitor" >"$work/registers"
	grep -q "$1" "$work/registers"
}

# dump_dir IMAGE: the only folder of a dump in it.
dump_dir() {
	debugfs -R "ls -p $crash_dir" "$1" 2>/dev/null |
		sed -n "s,^/[0-9]*/[0-9]*/[0-9]*/[0-9]*/\([0-9][0-9-]*\)/.*,$crash_dir/\1,p"
}

# dump_files IMAGE: the names in that folder, in one line.
dump_files() {
	_dir=$(dump_dir "$1")
	[ -z "$_dir" ] || debugfs -R "ls -p $_dir" "$1" 2>/dev/null |
		sed -n 's,^/[0-9]*/[0-9]*/[0-9]*/[0-9]*/\([^./][^/]*\)/.*,\1,p' | sort | xargs
}

# dump_take IMAGE FILE: copies it to $work/FILE.
dump_take() {
	debugfs -R "dump -p $(dump_dir "$1")/$2 $work/$2" "$1" >/dev/null 2>&1
}

# is_vmcore FILE: an ELF file with the memory of a kernel.
is_vmcore() {
	readelf -h -l "$1" >"$work/readelf" 2>&1
	! grep -q 'readelf: \(Error\|Warning\)' "$work/readelf" &&
		grep -q 'CORE (Core file)' "$work/readelf" && grep -q LOAD "$work/readelf"
}
