#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# An arm64 kernel whose base image has Debian's arm64 mdadm and lvm2, made on
# whatever machine this is: it boots from LVM on md RAID1.
set -eu
repo=$(cd "$(dirname "$0")/../.." && pwd)
. "$repo/tests/lib/common.sh"
. "$repo/tests/lib/tap.sh"
. "$repo/tests/lib/disk.sh"
. "$repo/tests/lib/disks.sh"

kernel_dir=$("$repo/tests/lib/kernel" --dir)
bzimage=$kernel_dir/build/arch/x86/boot/bzImage
[ -f "$bzimage" ] || die "$bzimage: missing; run tests/lib/kernel first"
image=$("$repo/tests/lib/kernel_arm64")
work=$build/tests/arch
console=$work/console
mkdir -p "$work"

# What is on a disk does not depend on the processor, but for the init.
init_cc=aarch64-linux-gnu-gcc
make_disks 48M one two <<'SCRIPT'
new_array /dev/md0 1 /dev/vda /dev/vdb
vgcreate -q vg0 /dev/md0
lvcreate -q -L 32M -n root vg0
make_root /dev/vg0/root arm64
SCRIPT

run_qemu() {
	timeout 120 qemu-system-aarch64 -machine virt,accel=tcg \
		-cpu max,pauth-impdef=on -m 512 -nodefaults -no-reboot \
		-display none -serial "file:$console" -kernel "$image" \
		-append 'console=ttyAMA0 panic=-1 root=/dev/vg0/root' \
		-drive "file=$work/one.img,if=virtio,format=raw" \
		-drive "file=$work/two.img,if=virtio,format=raw" \
		</dev/null >"$work/qemu.log" 2>&1
}

: >"$console"
check 'the machine stops by itself' run_qemu
for line in 'id: arm64' 'mapped: vg0-root' 'mdstat: .* \[2/2\] \[UU\]' 'done'; do
	check "init says: $line" sh -c \
		'tr -d "\r" <"$1" | grep -qx "init: $2"' sh "$console" "$line"
done
[ "$tap_failed" -eq 0 ] ||
	diag "the console, $console, ends: $(tail -n 30 "$console")"
done_testing
