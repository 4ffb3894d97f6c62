#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# kinit.on_failure=shell: a shell follows the report. When it ends kinit looks and
# tries again, as often as it takes. A root that was mounted by hand is taken.
set -eu
repo=$(cd "$(dirname "$0")/../../../.." && pwd)
. "$repo/tests/lib/boot.sh"
. "$repo/tests/boot/rescue/lib.sh"

typing=y
rescue_image "$("$repo/tests/lib/sysroot")"
disk root root -L root
disk other other

# shellcheck disable=SC2046
start 'panic=-1 root=LABEL=root kinit.timeout=1 kinit.degraded=never kinit.on_failure=shell' \
	-initrd "$work/rescue.cpio" -device virtio-scsi-pci,id=scsi0 $(virtio other)
check 'a shell' shell
check 'follows the report' grep -q 'kinit: root device not found: root=LABEL=root' "$console"
commands='mount umount cat ls dmesg lsblk blkid'
in_shell "for c in $commands; do command -v \$c; done"
for command in $commands; do
	check "it has $command" printed "/usr/s?bin/$command"
done
in_shell 'cat /run/kinit/report'
check 'the report is there to be read again' \
	printed 'root device not found: root=LABEL=root.*'
type_line exit
check 'the root is looked for again, and not found' shell
plug root
type_line 'until [ -b /dev/sda ]; do :; done'
type_line exit
check 'the machine stops by itself' finish
reached root 'it was plugged in meanwhile: the boot goes on'
says 'timeline: .* again' 'which is told'

shells=0
# shellcheck disable=SC2046
start 'panic=-1 root=LABEL=gone kinit.timeout=1 kinit.degraded=never kinit.on_failure=shell' \
	-initrd "$work/rescue.cpio" $(virtio other)
check 'a shell' shell
type_line 'mount -t ext4 -o ro /dev/vda $ROOTMNT; exit'
check 'the machine stops by itself' finish
reached other 'what was mounted by hand is the root'
shows 'kinit: what is mounted at /root is the root' 'which is said'
says 'report: root is vda .*' 'and in the report'
done_testing
