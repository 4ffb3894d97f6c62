#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# The target is slow: the dump takes longer than kinit.dump.limit=, and is saved nevertheless,
# since it is seen to go on. The policy is to halt then.
set -eu
repo=$(cd "$(dirname "$0")/../../../.." && pwd)
. "$repo/tests/boot/kdump/lib.sh"
only_long kdump/uuid

dump_limit=15
dump_disk dump 600M -L slow
crash_machine ext4
crash_image slow --dump-target LABEL=slow
crash_start "kinit.dump.limit=$dump_limit kinit.dump.action=halt" \
	-drive "file=$work/dump.img,if=virtio,format=raw,throttling.bps-write=$((6 << 20))"
check 'the machine is halted' wait_for 'reboot: System halted' "$limit"
limit=10
# Nothing can wake it: the processor waits, and takes no interrupt.
check 'its processor, too' until_true registers 'RFL=00000[014589cd].. .*HLT=1'
stop
shows 'kinit: kdump: vmcore-save: vmcore: [0-9]+ %, [0-9.]+ MiB of [0-9.]+ MiB, .*' \
	'it is seen how far the dump is'
seconds=$(console_text | sed -n 's/^kinit: kdump: .*vmcore: saved .* in \([0-9]*\) s$/\1/p')
diag "it took ${seconds:-no} seconds"
check 'it takes longer than the limit' [ "${seconds:-0}" -gt "$dump_limit" ]
shows 'kinit: the dump is saved: /run/kinit/dump/var/crash/[0-9]*' 'the dump is saved'
is "$(dump_files "$work/dump.img")" 'dmesg.txt vmcore' 'and whole'
dump_take "$work/dump.img" vmcore
check 'an ELF file of memory' is_vmcore "$work/vmcore"
done_testing
