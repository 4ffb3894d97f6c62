#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# A crash kernel on arm64, where Debian's kernels have kexec_load(2) only: loaded by -p, and a
# panic starts it. It is the same stock kernel, and has the memory of the one before it.
set -eu
KINIT_STOCK=linux-image-cloud-arm64
repo=$(cd "$(dirname "$0")/../../../.." && pwd)
. "$repo/tests/lib/boot.sh"
[ "$arch" = arm64 ] || skip_all 'x86_64 has kexec_file_load(2): see kexec/panic'
. "$repo/tests/boot/kexec/lib.sh"

limit=500
memory=768

script_disk second <<'SCRIPT'
read -r cmdline </proc/cmdline
echo "cmdline: $cmdline"
[ ! -s /proc/vmcore ] || echo 'it has the memory of the kernel that has panicked'
while read -r line; do
	case $line in
	MemTotal:*) echo "$line" ;;
	esac
done </proc/meminfo
SCRIPT
script_disk first <<'SCRIPT'
run kexec -p /boot/vmlinuz --initrd=/boot/initrd --reuse-cmdline --append="root=LABEL=second nr_cpus=1"
run kexec -S
run kexec -p -u -c
run kexec -S
run kexec -d -p /boot/vmlinuz --initrd=/boot/initrd --reuse-cmdline --append="root=LABEL=second nr_cpus=1"
run kexec -S
echo c >/proc/sysrq-trigger
SCRIPT

# shellcheck disable=SC2046 # words
boot 'root=LABEL=first crashkernel=256M' -smp 2 $(virtio first second)
is "$(init_text | sed -n 's/^exit: //p' | tr '\n' ' ')" '0 1 0 0 0 1 ' 'each command has its status'
check 'the kernel has panicked' on_console '^Kernel panic - not syncing: sysrq triggered crash'
says "cmdline: $console_option .*root=LABEL=first root=LABEL=second nr_cpus=1" \
	'the crash kernel got to its root, with its command line'
says_not 'cmdline: .*crashkernel=.*' 'which has no crashkernel='
says 'it has the memory of the kernel that has panicked' '/proc/vmcore is there'
says 'MemTotal: *[12][0-9]{5} kB' 'it uses what was reserved, and no more'
done_testing
