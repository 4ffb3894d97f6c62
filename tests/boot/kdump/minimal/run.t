#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# A minimal kernel with all its drivers in it, which crashes and saves its dump in as much memory
# as kinitramfs says. That is less than 64 MiB. The target is a file system that was /var.
set -eu
repo=$(cd "$(dirname "$0")/../../../.." && pwd)
KINIT_STOCK=
. "$repo/tests/boot/kdump/lib.sh"

reserved=64M
crash_dir=/crash
dump_disk dump 600M -L dumps
crash_machine ext4
crash_image minimal --dump-target LABEL=dumps
reserved=$(sed -n 's/^crash kernel: .*: crashkernel=\([0-9]*M\)$/\1/p' "$image.log")
diag "crashkernel=$reserved"
check 'kinitramfs says how much memory it takes' [ "${reserved%M}" -le 64 ]
# shellcheck disable=SC2046 # words
crash 'kinit.dump.path="/crash"' $(virtio dump)
shows 'kinit: the dump is saved: /run/kinit/dump/crash/[0-9]*' 'the dump is saved'
is "$(dump_files "$work/dump.img")" 'dmesg.txt vmcore' 'what is there is whole'
dump_take "$work/dump.img" vmcore
check 'it is an ELF file of memory' is_vmcore "$work/vmcore"
dump_take "$work/dump.img" dmesg.txt
check 'the log tells of the panic' grep -q 'Kernel panic - not syncing: sysrq triggered crash' \
	"$work/dmesg.txt"
done_testing
