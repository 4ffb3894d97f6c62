#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# A disk that takes its time for each read: boot waits for it, and does not say
# that it is not there.
set -eu
repo=$(cd "$(dirname "$0")/../../.." && pwd)
. "$repo/tests/lib/boot.sh"

disk root right -L slow
boot 'root=LABEL=slow kinit.timeout=2' \
	-drive "file=$work/root.img,if=virtio,format=raw,throttling.iops-total=20"
reached right
shows_not 'kinit: root device not found.*' 'it is not reported as missing'
done_testing
