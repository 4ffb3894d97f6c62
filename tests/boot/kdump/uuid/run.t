#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# A kernel panics, and what it leaves is saved to an ext4 that is named by its UUID.
set -eu
repo=$(cd "$(dirname "$0")/../../../.." && pwd)
. "$repo/tests/boot/kdump/lib.sh"

uuid=5a1de9b0-0d5c-4c4b-8d3e-9f1f3a6c7b01
dump_disk dump 600M -U "$uuid"
crash_machine ext4
crash_image ext4 --dump-target "UUID=$uuid"
# shellcheck disable=SC2046 # words
crash 'root=UUID=of-another' $(virtio dump)
shows 'kinit: this is a crash kernel: the dump is saved' 'kinit knows what it is for'
shows 'kinit: the dump is saved: /run/kinit/dump/var/crash/[0-9]*' 'and where the dump is'
is "$(dump_files "$work/dump.img")" 'dmesg.txt vmcore' 'what is there is whole'
dump_take "$work/dump.img" vmcore
check 'it is an ELF file of memory' is_vmcore "$work/vmcore"
dump_take "$work/dump.img" dmesg.txt
check 'the log tells of the panic' grep -q 'Kernel panic - not syncing: sysrq triggered crash' \
	"$work/dmesg.txt"
check 'and of what was before' grep -q 'the machine is about to crash' "$work/dmesg.txt"
done_testing
