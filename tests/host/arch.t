#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# The same Kbuild files for the other two architectures, in a kernel tree and without one.
set -eu
repo=$(cd "$(dirname "$0")/../.." && pwd)
. "$repo/tests/lib/common.sh"
. "$repo/tests/lib/tap.sh"
. "$repo/tests/lib/usr.sh"

logged() {
	"$@" >"$objects.log" 2>&1
}

for pair in arm64:aarch64:AArch64 riscv:riscv64:RISC-V; do
	arch=${pair%%:*}
	gnu=${pair#*:}
	gnu=${gnu%:*}
	usr_open "$arch" "ARCH=$arch" "CROSS_COMPILE=$gnu-linux-gnu-"
	usr_make -s tinyconfig
	printf '%s\n' CONFIG_KINIT=y CONFIG_NET=y CONFIG_BLOCK=y \
		CONFIG_PROC_FS=y CONFIG_SYSFS=y CONFIG_BINFMT_ELF=y CONFIG_64BIT=y \
		CONFIG_BLK_DEV_INITRD=y CONFIG_ARCH_RV64I=y >"$objects.config"
	(cd "$objects" && "$linux/scripts/kconfig/merge_config.sh" -m .config \
		"$objects.config" >>"$objects.log" 2>&1)
	check "$arch: configured" usr_make -s olddefconfig
	check "$arch: CONFIG_KINIT is there" grep -qx CONFIG_KINIT=y "$objects/.config"
	# "make check" runs nothing else beside this test.
	check "$arch: it builds" usr_make -j"$jobs" usr/
	check "$arch: /init is a static program of that architecture" sh -c \
		"readelf -h '$objects/usr/kinit/init' | grep -q 'Machine:.*${pair##*:}' &&
		 ! readelf -l '$objects/usr/kinit/init' | grep -q INTERP"
	# Without a kernel tree.
	base=$build/base-lean-$arch
	# shellcheck disable=SC2046 # words
	check "$arch: base.mk builds the same parts" logged cached env CCACHE_BASEDIR= \
		make -s -j "$jobs" -f "$repo/scripts/install/base.mk" O="$base" \
		CROSS_COMPILE="$gnu-linux-gnu-" $(kinit_options "$objects/.config")
	check "$arch: base.mk makes the same" cmp "$objects/usr/kinit/init" \
		"$base/usr/kinit/init"
	# It is no process 1 here, and must say so, in good order.
	_status=0
	_out=$(qemu-"$gnu" "$objects/usr/kinit/init" 2>&1) || _status=$?
	is "$_status: $_out" \
		'2: kinit: I am /init of an initramfs: the kernel starts me, as process 1' \
		"$arch: it runs"
done
done_testing
