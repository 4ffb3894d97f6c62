#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# A kernel panics, and what it leaves is saved to an ext4 that is named by its UUID.
set -eu
repo=$(cd "$(dirname "$0")/../../../.." && pwd)
. "$repo/tests/boot/kdump/lib.sh"

uuid=5a1de9b0-0d5c-4c4b-8d3e-9f1f3a6c7b01
dump_disk dump 600M -U "$uuid"
hook kdump <<'RULES'
on vmcore kind=folder run hooktest copy /proc/vmcore $DUMP_DIR/vmcore
RULES
crash_machine ext4
crash_image ext4 --no-hooks
cp "$image" "$work/image"
truncate -s %4 "$work/image"
cat "$work/hooks.cpio" >>"$work/image"
image=$work/image
# shellcheck disable=SC2046 # words
crash "kinit.dump=UUID=$uuid" $(virtio dump)
shows 'kinit: this is a crash kernel: the dump is saved' 'kinit knows what it is for'
shows 'kinit: the dump is saved: /run/kinit/dump/var/crash/[0-9]*' 'and where the dump is'
is "$(dump_files "$work/dump.img")" 'vmcore' 'what is there is whole'
dump_take "$work/dump.img" vmcore
check 'it is an ELF file of memory' is_vmcore "$work/vmcore"
done_testing
