#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# A passphrase is asked for when the boot comes to a breakpoint: the question is
# withdrawn, so that what is typed is for the shell, and asked again after it.
set -eu
repo=$(cd "$(dirname "$0")/../../../.." && pwd)
. "$repo/tests/lib/boot.sh"
. "$repo/tests/boot/luks/lib.sh"
. "$repo/tests/boot/rescue/lib.sh"

typing=y
rescue_image "$("$repo/tests/lib/sysroot")"
locked_root inside -L inside
disk root plain -L elsewhere
# So long the boot does not go on.
hook later <<'RULES'
on fsck timeout=60 run hooktest hang
RULES
cat "$work/hooks.cpio" "$work/rescue.cpio" >"$work/initrd"

# shellcheck disable=SC2046
start 'panic=-1 root=LABEL=elsewhere rw kinit.break=mount' -initrd "$work/initrd" \
	-device virtio-scsi-pci,id=scsi0 $(virtio locked)
check 'a passphrase is asked for' prompted 1
plug root
check 'a shell takes its place' shell
in_shell 'echo here $((6 * 7))'
check 'which has the keyboard' printed 'here 42'
type_line exit
check 'the passphrase is asked for again' prompted 2
stop
done_testing
