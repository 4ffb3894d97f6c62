#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# The disk that root= means goes away, when it was found and before it is mounted,
# and when it is mounted and before its init is started.
set -eu
repo=$(cd "$(dirname "$0")/../../.." && pwd)
. "$repo/tests/lib/boot.sh"

hook slow <<'RULES'
on block devname=/dev/sda timeout=4 run hooktest hang
RULES
disk root goes -L goes
# hot [QEMU options]: what start needs to have it as sda.
hot() {
	start 'panic=-1 root=LABEL=goes kinit.timeout=3' \
		-initrd "$work/hooks.cpio" \
		-device virtio-scsi-pci,id=scsi0 \
		-drive "if=none,id=root,format=raw,file=$work/root.img" \
		-device scsi-hd,id=disk-root,drive=root,bus=scsi0.0
}
hot
check 'a hook is busy with it' wait_for 'slow: hanging' 30
unplug root
check 'the machine stops by itself' finish
shows 'kinit: root device not found: root=LABEL=goes' 'it is not found any more'
shows 'kinit: There is no block device that holds anything\. .*' 'nor is any other'
shows 'kinit:   slow: hooktest hang: still running after 4 s, stopped' \
	'what ran meanwhile is told'
is "$(init_text)" '' 'no real init ran'

hook slow <<'RULES'
on mounted timeout=4 run hooktest hang
RULES
hot
check 'a hook is busy with it' wait_for 'slow: hanging' 30
unplug root
check 'the machine stops by itself' finish
shows 'kinit: the root file system has no init that can be started' \
	'its init cannot be started'
shows 'kinit:   /sbin/init: .*Input/output error' \
	'since it cannot be read'
is "$(init_text)" '' 'no real init ran'
done_testing
