#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# What cannot be loaded, and why: each has a message of its own, and nothing is loaded.
set -eu
KINIT_STOCK=linux-image-cloud-amd64
repo=$(cd "$(dirname "$0")/../../../.." && pwd)
. "$repo/tests/lib/boot.sh"
. "$repo/tests/boot/kexec/lib.sh"

limit=240

# It has no signature.
unsigned=$maker_bzimage
mkdir -p "$work/first.tree/boot"
cp "$unsigned" "$work/first.tree/boot/unsigned"
head -c 1000000 "$bzimage" >"$work/first.tree/boot/cut"
printf 'title x\nlinux /boot/vmlinuz\n' >"$work/first.tree/boot/text"
: >"$work/first.tree/boot/empty"
cat >"$work/script" <<'SCRIPT'
kernel=/boot/vmlinuz
run kexec
run kexec --mem-min=0x1000 -l $kernel
run kexec -l /boot/text
run kexec -l /boot/empty
run kexec -l /boot/cut
run kexec -l /boot
run kexec -l /dev/null
run kexec -l /usr/bin/dash
run kexec -l $kernel --initrd=/missing
run kexec -t Image -l $kernel
run kexec -t elf -l $kernel
run kexec -p $kernel
run kexec -e
run /boot/helper nobody /usr/sbin/kexec -l $kernel
run kexec -l /boot/unsigned
run kexec -l -S
run kexec -u
run kexec -l -S
/boot/helper securityfs
run kexec -a -l /boot/unsigned
SCRIPT
cat "$work/script" - <<'SCRIPT' | script_disk first
echo 1 >/proc/sys/kernel/kexec_load_disabled
run kexec -l $kernel
run kexec -u
SCRIPT

# told COMMAND <<TEXT: what was said of it, and its status.
told() {
	is "$(init_text | awk -v command="+ $1" '
		/^\+ / { on = $0 == command; next }
		on { print }')" "$(cat)" "$1"
}

# shellcheck disable=SC2046 # words
boot root=LABEL=first $(virtio first)
told 'kexec' <<'TEXT'
kexec: no kernel is named: try --help
exit: 255
TEXT
told 'kexec --mem-min=0x1000 -l /boot/vmlinuz' <<'TEXT'
kexec: --mem-min is not supported: the kernel itself chooses the place in memory; try --help
exit: 1
TEXT
told 'kexec -l /boot/text' <<'TEXT'
kexec: /boot/text: no kernel
exit: 255
TEXT
told 'kexec -l /boot/empty' <<'TEXT'
kexec: /boot/empty: empty, so no kernel
exit: 255
TEXT
told 'kexec -l /boot/cut' <<TEXT
kexec: /boot/cut: cut short: 1000000 of $(stat -L -c %s "$bzimage") bytes
exit: 255
TEXT
told 'kexec -l /boot' <<'TEXT'
kexec: /boot: Is a directory
exit: 255
TEXT
told 'kexec -l /dev/null' <<'TEXT'
kexec: /dev/null: not a regular file
exit: 255
TEXT
told 'kexec -l /usr/bin/dash' <<'TEXT'
kexec: /usr/bin/dash: an ELF file, not the bzImage that is booted
exit: 255
TEXT
told 'kexec -l /boot/vmlinuz --initrd=/missing' <<'TEXT'
kexec: /missing: No such file or directory
exit: 1
TEXT
told 'kexec -t Image -l /boot/vmlinuz' <<'TEXT'
kexec: /boot/vmlinuz: no Image, but a bzImage for x86_64, boot protocol 2.15
exit: 255
TEXT
told 'kexec -t elf -l /boot/vmlinuz' <<'TEXT'
kexec: no type elf: there are bzImage64, bzImage and Image
exit: 255
TEXT
told 'kexec -p /boot/vmlinuz' <<'TEXT'
kexec: no memory is reserved for a crash kernel: boot with crashkernel=SIZE on the command line
exit: 1
TEXT
told 'kexec -e' <<'TEXT'
kexec: nothing is loaded: load a kernel by kexec -l
exit: 1
TEXT
told '/boot/helper nobody /usr/sbin/kexec -l /boot/vmlinuz' <<'TEXT'
kexec: /boot/vmlinuz: not permitted: only root (CAP_SYS_BOOT) may do this (Operation not permitted)
exit: 255
TEXT
is "$(init_text | sed -n '/^+ kexec -l .boot.unsigned/,$p' | sed -n '2,7p')" 'exit: 0
+ kexec -l -S
exit: 1
+ kexec -u
exit: 0
+ kexec -l -S' 'a kernel without a signature is loaded where no signature is asked for'
is "$(init_text | sed -n '/^+ kexec -l .boot.vmlinuz$/,$p')" '+ kexec -l /boot/vmlinuz
kexec: /boot/vmlinuz: not permitted: the sysctl kernel.kexec_load_disabled is 1, until this machine boots again (Operation not permitted)
exit: 255
+ kexec -u
kexec: cannot unload: not permitted: the sysctl kernel.kexec_load_disabled is 1, until this machine boots again (Operation not permitted)
exit: 255
no other kernel was started' 'nothing can be loaded any more once the sysctl is set'

# Locked down, only what has a signature that the kernel trusts is loaded.
# shellcheck disable=SC2046 # words
boot 'root=LABEL=first lockdown=integrity' $(virtio first)
told 'kexec -l /boot/unsigned' <<'TEXT'
kexec: /boot/unsigned: a security policy of the kernel (lockdown?) does not permit it (Operation not permitted)
exit: 255
TEXT
told 'kexec -a -l /boot/unsigned' <<'TEXT'
kexec: /boot/unsigned: the kernel is locked down, and the image has no signature that it trusts (Operation not permitted)
exit: 255
TEXT
done_testing
