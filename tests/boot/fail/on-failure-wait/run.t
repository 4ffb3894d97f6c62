#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# kinit.on_failure=wait: boot goes on when what was missing has come after the report.
set -eu
repo=$(cd "$(dirname "$0")/../../../.." && pwd)
. "$repo/tests/lib/boot.sh"

disk root root -L root
disk other other
# shellcheck disable=SC2046
start 'panic=-1 root=LABEL=root kinit.timeout=0 kinit.degraded=never kinit.on_failure=wait' \
	-device virtio-scsi-pci,id=scsi0 $(virtio other)
check 'there is a report' wait_for 'kinit: root device not found: root=LABEL=root' 30
check 'and the wait goes on' wait_for 'kinit: waiting, [0-9]* s so far' 30
plug root
check 'the machine stops by itself' finish
reached root 'late, but not too late'
done_testing
