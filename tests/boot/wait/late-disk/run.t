#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# The root's disk is plugged in a few seconds after kinit began to wait.
set -eu
repo=$(cd "$(dirname "$0")/../../../.." && pwd)
. "$repo/tests/lib/boot.sh"

disk other other
disk root late -L late
# shellcheck disable=SC2046
start 'panic=-1 root=LABEL=late kinit.timeout=20' \
	-device virtio-scsi-pci,id=scsi0 $(virtio other)
check 'kinit says that it waits' wait_for 'waiting, 1[0-9] s left: root=LABEL=late' 30
check 'the seconds count down' wait_for 'waiting, 1[1-7] s left: root=LABEL=late' 30
plug root
check 'the machine stops by itself' finish
reached late
mounted sda '.*' '.*' 'it is the disk that was plugged in'
done_testing
