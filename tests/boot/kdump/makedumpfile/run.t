#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# Debian's makedumpfile is in the image, too, and saves the dump: small, and with what others
# need. There is room for it in the same memory.
set -eu
repo=$(cd "$(dirname "$0")/../../../.." && pwd)
. "$repo/tests/lib/tap.sh"
only_long kdump/uuid
kdump_package=makedumpfile
. "$repo/tests/boot/kdump/lib.sh"

dump_disk dump 100M -L dumps
crash_machine ext4
crash_image makedumpfile --dump-target LABEL=dumps
# shellcheck disable=SC2046 # words
crash '' $(virtio dump)
shows 'kinit: .*vmcore: saved by makedumpfile' 'it saves the dump'
shows 'kinit: the dump is saved: /run/kinit/dump/var/crash/[0-9]*' 'which is whole'
is "$(dump_files "$work/dump.img")" 'dmesg.txt vmcore' 'under its name'
dump_take "$work/dump.img" vmcore
is "$(head -c 5 "$work/vmcore")" KDUMP 'in the format of makedumpfile'
check 'which finds the log in it' \
	sh -c "makedumpfile --dump-dmesg '$work/vmcore' '$work/text' >'$work/makedumpfile' 2>&1"
check 'with the panic' grep -q 'Kernel panic - not syncing: sysrq triggered crash' "$work/text"
done_testing
