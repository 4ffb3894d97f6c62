# SPDX-License-Identifier: GPL-2.0-only
# shellcheck shell=sh
#
# The machine that scenarios boot: that of $KINIT_ARCH, which is x86_64 unless the
# environment says arm64 or riscv64. Needs common.sh, tap.sh, disk.sh; sets
#
#	arch		the architecture
#	bzimage		the kernel
#	kernel_build	the folder that it was built in
#	maker_bzimage	the kernel of the machine that makes disks, which is always x86_64
#	qemu		QEMU's program and what the machine consists of
#	console_tty	the serial port that is the console
#	early_console	options for a console that needs no driver, and is kept
#	cmdline_max	bytes that the kernel takes as its command line, with the zero
#	root_type	the type of a GPT's partition that has the root, and ...
#	other_root_type	... that of another architecture
#	by_path		in the names below /dev/disk/by-path, what its PCI bus is called
#	init_cc		the compiler of what runs on it
#	stock_root	with $KINIT_STOCK, the name of a Debian package of a kernel, of any
#			architecture, or files: the tree that kinitramfs takes the modules
#			of this machine's one from, and the programs of hooks. That kernel
#			is $bzimage then, and knows nothing of kinit.

arch=${KINIT_ARCH:-x86_64}
kernel_dir=$("$repo/tests/lib/kernel" --dir)
maker_bzimage=$kernel_dir/build/arch/x86/boot/bzImage

console_tty=ttyS0
early_console=earlyprintk=serial,ttyS0,115200,keep
cmdline_max=2048
by_path=pci
# By the Discoverable Partitions Specification.
root_type=4f68bce3-e8cd-4db1-96e7-fbcaf984b709
other_root_type=$root_type
case $arch in
x86_64)
	bzimage=$maker_bzimage
	other_root_type=b921b045-1df0-41c3-af44-4c6f280d3fae
	# The largest processor has a source of random numbers and AES.
	qemu='qemu-system-x86_64 -machine accel=tcg -cpu max' ;;
arm64)
	init_cc=aarch64-linux-gnu-gcc
	console_tty=ttyAMA0
	early_console='earlycon=pl011,0x9000000 keep_bootcon'
	root_type=b921b045-1df0-41c3-af44-4c6f280d3fae
	by_path=platform-4010000000.pcie-pci
	# Pointers are signed in a cheap way, which the emulator is fast at.
	qemu='qemu-system-aarch64 -machine virt,accel=tcg -cpu max,pauth-impdef=on' ;;
riscv64)
	init_cc=riscv64-linux-gnu-gcc
	# The ports on the PCI bus come first.
	console_tty=ttyS2
	early_console='earlycon=uart8250,mmio,0x10000000 keep_bootcon'
	cmdline_max=1024
	root_type=72ec70a6-cf74-40e6-bd49-4bda08e8f224
	by_path=platform-30000000.pci-pci
	qemu='qemu-system-riscv64 -machine virt,accel=tcg -cpu rv64' ;;
*)
	die "KINIT_ARCH=$arch: there are x86_64, arm64 and riscv64" ;;
esac
stock_root=
if [ -n "${KINIT_STOCK:-}" ]; then
	case $arch:$KINIT_STOCK in
	*.deb) ;;
	x86_64:*) KINIT_STOCK=${KINIT_STOCK%-*}-amd64 ;;
	riscv64:*) skip_all 'Debian 12 has no kernel for it' ;;
	*) KINIT_STOCK=${KINIT_STOCK%-*}-$arch ;;
	esac
	stock_root=$("$repo/tests/lib/stock_root" "$KINIT_STOCK")
	stock_version=$(cd "$stock_root/usr/lib/modules" && echo *)
	bzimage=$stock_root/boot/vmlinuz-$stock_version
elif [ "$arch" != x86_64 ]; then
	bzimage=$("$repo/tests/lib/kernel_arch" --image "$arch")
	[ -f "$bzimage" ] ||
		die "$bzimage: missing; run tests/lib/kernel_arch $arch first"
else
	[ -f "$bzimage" ] ||
		die "$bzimage: missing; run tests/lib/kernel first"
fi
kernel_build=${bzimage%/arch/*}

# port_options FILE: QEMU's options for the machine's ttyS1, where the real init
# says what it was given, into FILE. A machine "virt" has one serial port, which
# is its console and no ttyS0.
port_options() {
	case $arch in
	x86_64)	echo "-serial file:$1" ;;
	*)	echo "-chardev null,id=unused -chardev file,id=init,path=$1" \
			"-device pci-serial-2x,chardev1=unused,chardev2=init" ;;
	esac
}

# why_not SCENARIO: why it is not run on this architecture; nothing: it is.
why_not() {
	[ "$arch" != x86_64 ] || return 0
	while read -r _arch _pattern _reason; do
		case $_arch in
		\*|"$arch")
			# shellcheck disable=SC2254 # it is a pattern
			case $1 in
			$_pattern) echo "$_reason"; return ;;
			esac ;;
		esac
	done <"$repo/tests/arch/skip"
}
