#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# With rootwait the wait has no end: the disk comes after 20 s.
set -eu
repo=$(cd "$(dirname "$0")/../../../.." && pwd)
. "$repo/tests/lib/boot.sh"

disk root late -L late
start 'panic=-1 root=LABEL=late rootwait' -device virtio-scsi-pci,id=scsi0
check 'kinit waits for 20 s' wait_for 'waiting, 20 s so far: root=LABEL=late' 40
plug root
check 'the machine stops by itself' finish
reached late
done_testing
