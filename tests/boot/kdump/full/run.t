#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# There is no room for the memory: the log is saved, and nothing is there that looks whole.
set -eu
repo=$(cd "$(dirname "$0")/../../../.." && pwd)
. "$repo/tests/boot/kdump/lib.sh"

dump_disk dump 16M -L small
crash_machine ext4
crash_image full --dump-target LABEL=small
# shellcheck disable=SC2046 # words
crash 'kinit.dump.action=poweroff' $(virtio dump)
shows 'kinit: the dump is not saved: kdump: vmcore-save: .*/vmcore-incomplete: No space left on device.*' \
	'the report names the cause'
shows 'kinit: What follows is kinit.dump.action=poweroff' 'and what follows'
shows 'reboot: Power down' 'which does'
is "$(dump_files "$work/dump.img")" dmesg.txt 'the log is there, and no half of a dump'
dump_take "$work/dump.img" dmesg.txt
check 'it tells of the panic' grep -q 'Kernel panic - not syncing: sysrq triggered crash' \
	"$work/dmesg.txt"
done_testing
