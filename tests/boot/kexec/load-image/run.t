#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# By kexec_load(2) on arm64, where Debian's kernels have no other call: from a stock kernel
# into another one with its initrd, and the device tree of the first. Without an option for
# the call, kexec finds out by itself that there is only this one.
set -eu
KINIT_STOCK=linux-image-cloud-arm64
repo=$(cd "$(dirname "$0")/../../../.." && pwd)
. "$repo/tests/lib/boot.sh"
[ "$arch" = arm64 ] || skip_all 'x86_64 has both calls: see kexec/load'
. "$repo/tests/boot/kexec/lib.sh"

limit=500

disk second second -L second
mkdir -p "$work/first.tree/boot"
truncate -s 600M "$work/first.tree/boot/large"
script_disk first usr/bin/cat <<'SCRIPT'
run kexec -l /boot/vmlinuz --initrd=/boot/large
run kexec -s -l /boot/vmlinuz --initrd=/boot/initrd
run kexec -l -S
run kexec -l /boot/vmlinuz --dtb=/boot/vmlinuz
cat /sys/firmware/fdt >/run/tree
run kexec -d -l /boot/vmlinuz --dtb=/run/tree --initrd=/boot/initrd --reuse-cmdline --append="quoted=\"two words\" root=LABEL=second"
run kexec -l -S
run kexec -e
SCRIPT

# shellcheck disable=SC2046 # words
boot "BOOT_IMAGE=/vmlinuz root=LABEL=first" $(virtio first second)
reached second 'the other kernel gets to its root'
says "cmdline: $console_option .* root=LABEL=first quoted=\"two words\" root=LABEL=second" \
	'with all that was appended'
says_not 'cmdline: .*BOOT_IMAGE.*' 'and nothing twice'
is "$(init_text | sed -n 's/^exit: //p' | tr '\n' ' ')" '255 253 0 255 0 1 ' 'each command has its status'
says 'kexec: /boot/vmlinuz: kernel and initrd need 6[0-9][0-9] MiB, which is more than half of the [45][0-9][0-9] MiB of memory' \
	'what is too large is told'
says 'kexec: /boot/vmlinuz: /boot/vmlinuz: no device tree' 'nor is anything taken for a device tree'
done_testing
