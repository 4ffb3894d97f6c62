#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# rootwait waits for ever: the disk comes after the deadline would have been.
set -eu
repo=$(cd "$(dirname "$0")/../../../.." && pwd)
. "$repo/tests/lib/boot.sh"

disk root late -L late
start 'panic=-1 root=LABEL=late kinit.timeout=1 rootwait' \
	-device virtio-scsi-pci,id=scsi0
check 'kinit says how long it waits' wait_for 'waiting, 3 s so far: root=LABEL=late' 30
plug root
check 'the machine stops by itself' finish
reached late
done_testing
