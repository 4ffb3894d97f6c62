#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# A crash kernel: loaded by -p, by either call, and a panic starts it. It is the same stock
# kernel. That kexec_file_load(2) has loaded one which saves a dump is what kdump/ is about.
set -eu
KINIT_STOCK=linux-image-cloud-amd64
repo=$(cd "$(dirname "$0")/../../../.." && pwd)
. "$repo/tests/lib/boot.sh"
. "$repo/tests/boot/kexec/lib.sh"
only_long kdump/uuid

limit=240
memory=768

script_disk second <<'SCRIPT'
read -r cmdline </proc/cmdline
echo "cmdline: $cmdline"
[ ! -s /proc/vmcore ] || echo 'it has the memory of the kernel that has panicked'
run kexec --print-ckr-size
while read -r line; do
	case $line in
	MemTotal:*) echo "$line" ;;
	esac
done </proc/meminfo
SCRIPT
mkdir -p "$work/first.tree/boot"
truncate -s 200M "$work/first.tree/boot/large"
script_disk first <<'SCRIPT'
run kexec --print-ckr-size
run kexec -S
run kexec -u -p
run kexec -p -u /boot/vmlinuz
run kexec -p /boot/vmlinuz --initrd=/boot/initrd --reuse-cmdline --append="root=LABEL=second nr_cpus=1"
run kexec -S
run kexec -l -S
run kexec --unload -p
run kexec -S
run kexec -p /boot/vmlinuz --initrd=/boot/large
run kexec -s -p /boot/vmlinuz --initrd=/boot/initrd --reuse-cmdline --append="root=LABEL=second nr_cpus=1"
run kexec -S
run kexec -c -p /boot/vmlinuz --initrd=/boot/large
run kexec -d -c -p /boot/vmlinuz --initrd=/boot/initrd --reuse-cmdline --append="root=LABEL=second nr_cpus=1"
run kexec -S
echo c >/proc/sysrq-trigger
SCRIPT

# shellcheck disable=SC2046 # words
boot 'root=LABEL=first crashkernel=192M' $(virtio first second)
init_text | sed -n 's/^exit: //p' | tr '\n' ' ' >"$work/exits"
is "$(cat "$work/exits")" '0 0 0 0 0 1 0 0 0 255 0 1 255 0 1 0 ' 'each command has its status'
says "$((192 << 20))" 'what is reserved is told'
check 'the kernel has panicked' on_console '^Kernel panic - not syncing: sysrq triggered crash'
says 'kexec: /boot/vmlinuz: kernel and initrd do not fit into what crashkernel= has reserved .*' \
	'what does not fit is told'
says 'kexec: /boot/vmlinuz: the initrd needs [0-9]* MiB, for which there is no place in .*' \
	'by the other call, too'
says "cmdline: elfcorehdr=.* $console_option .*root=LABEL=first root=LABEL=second nr_cpus=1" \
	'the crash kernel got to its root, with its command line'
says_not 'cmdline: .*crashkernel=.*' 'which has no crashkernel='
says 'it has the memory of the kernel that has panicked' '/proc/vmcore is there'
says 'MemTotal: *1[0-9]{5} kB' 'it uses what was reserved, and no more'
done_testing
