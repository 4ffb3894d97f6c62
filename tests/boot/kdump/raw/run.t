#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# The dump goes to a device without a file system; one that has something on it is refused,
# and the machine waits for somebody, if it is told to, and for how long.
set -eu
repo=$(cd "$(dirname "$0")/../../../.." && pwd)
. "$repo/tests/boot/kdump/lib.sh"
only_long kdump/uuid

truncate -s 600M "$work/dump.img"
dump_disk precious 16M -L precious
crash_machine ext4
crash_image raw --dump-target raw:/dev/vda
# shellcheck disable=SC2046 # words
crash '' $(virtio dump)
shows 'kinit: the dump is saved: /dev/vda' 'the dump is saved'
check 'the device begins with an ELF file of memory' is_vmcore "$work/dump.img"

# shellcheck disable=SC2046 # words
crash_start 'kinit.dump.action=wait' $(virtio precious)
check 'the policy is to wait' wait_for 'kinit: What follows is kinit.dump.action=wait' "$limit"
tell nmi
check 'the kernel still runs' wait_for 'NMI received' 20
stop
shows_not 'reboot: .*' 'and does nothing'
shows 'kinit: the dump is not written to vda .* ext4, .*: what is there would be lost' \
	'what is there is kept'
check 'it is as it was' quietly debugfs -R 'stat /lost+found' "$work/precious.img"

# shellcheck disable=SC2046 # words
crash 'kinit.dump.action=wait kinit.dump.wait=2' $(virtio precious)
shows 'kinit: What follows is kinit.dump.action=wait, and a reboot after 2 s' \
	'it waits for so long'
shows 'reboot: Restarting system' 'and then it reboots'
done_testing
