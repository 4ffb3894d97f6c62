#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# The second disk of a volume group that lies on two arrays comes 10 s late: all that
# is above it assembles then.
set -eu
repo=$(cd "$(dirname "$0")/../../../.." && pwd)
. "$repo/tests/lib/boot.sh"

make_disks 48M one two three <<'SCRIPT'
new_array /dev/md0 1 /dev/vda /dev/vdb
vgcreate -q vg0 /dev/md0 /dev/vdc
lvcreate -q -l 100%FREE -n root vg0
make_root /dev/vg0/root late
SCRIPT
# shellcheck disable=SC2046
start 'panic=-1 root=/dev/vg0/root kinit.timeout=30' \
	-device virtio-scsi-pci,id=scsi0 $(virtio one two)
check 'kinit waits for more than 10 s' wait_for 'waiting, 1[5-9] s left' 60
plug three
check 'the machine stops by itself' finish
reached late
done_testing
