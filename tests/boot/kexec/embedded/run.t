#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# From a kernel that has kinit in it into another one that has it: no initrd anywhere.
set -eu
KINIT_STOCK=linux-image-cloud-amd64
repo=$(cd "$(dirname "$0")/../../../.." && pwd)
. "$repo/tests/lib/boot.sh"
. "$repo/tests/boot/kexec/lib.sh"
only_long kexec/boot-loader

limit=120
bzimage=$maker_bzimage

disk second second -L second
script_disk first <<'SCRIPT'
run kexec -l /boot/vmlinuz --reuse-cmdline --append=root=LABEL=second
run kexec -l -S
run kexec -f -c -x -y /boot/vmlinuz --reuse-cmdline --append=root=LABEL=second
SCRIPT
# The stock system was there for its programs.
stock_root=

# shellcheck disable=SC2046 # words
boot root=LABEL=first $(virtio first second)
is "$(init_text | sed -n 's/^exit: //p' | tr '\n' ' ')" '0 1 ' 'it is loaded'
reached second 'and started, by what loads and starts at once'
says "cmdline: $console_option .*root=LABEL=first root=LABEL=second" 'with its command line'
check 'without an initrd' sh -c "! grep -aq 'Freeing initrd memory' '$console'"
done_testing
