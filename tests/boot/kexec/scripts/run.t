#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# The init scripts of Debian's kexec-tools, unchanged, with our kexec in the place of theirs:
# what they do at a reboot starts the other kernel.
set -eu
KINIT_STOCK=linux-image-cloud-amd64
repo=$(cd "$(dirname "$0")/../../../.." && pwd)
. "$repo/tests/lib/boot.sh"
. "$repo/tests/boot/kexec/lib.sh"
only_long kexec/stock

stock_root=$("$repo/tests/lib/package_root" "$stock_root" "$arch" kexec-tools)
limit=240

disk second second -L second
tree=$work/first.tree
mkdir -p "$tree/etc/init.d" "$tree/etc/default" "$tree/usr/lib"
cp "$stock_root/etc/init.d/kexec" "$stock_root/etc/init.d/kexec-load" "$tree/etc/init.d/"
cp -R "$stock_root/usr/lib/lsb" "$tree/usr/lib/"
cat >"$tree/etc/default/kexec" <<CONFIG
LOAD_KEXEC=true
KERNEL_IMAGE=/boot/vmlinuz
INITRD=/boot/initrd
APPEND="$console_option panic=-1 root=LABEL=second two \"quoted words\""
USE_GRUB_CONFIG=false
CONFIG
# They run at the end of runlevel 6, in this order.
script_disk first usr/bin/cat usr/bin/run-parts <<'SCRIPT'
run kexec -l -S
run /etc/init.d/kexec stop
run /etc/init.d/kexec-load stop
run kexec -l -S
run /etc/init.d/kexec-load stop
run /etc/init.d/kexec stop
SCRIPT

# shellcheck disable=SC2046 # words
boot root=LABEL=first $(virtio first second)
is "$(init_text | sed -n 's/^exit: //p' | head -n 5 | tr '\n' ' ')" '0 0 0 1 0 ' \
	'nothing is loaded; then the script has loaded it'
says 'Loading new kernel image into memory.*done\.' 'as the script says'
reached second 'the other script has started it'
says "cmdline: $console_option panic=-1 root=LABEL=second two \"quoted words\"" \
	'with the command line of the configuration'
done_testing
