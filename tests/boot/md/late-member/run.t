#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# The second member of an array is plugged in 5 s after kinit began to wait: the
# array is not started without it.
set -eu
repo=$(cd "$(dirname "$0")/../../../.." && pwd)
. "$repo/tests/lib/boot.sh"
. "$repo/tests/boot/md/lib.sh"

make_array 1 one two
# shellcheck disable=SC2046
start "panic=-1 root=UUID=$uuid kinit.timeout=30" \
	-device virtio-scsi-pci,id=scsi0 $(virtio one)
check 'kinit waits for 5 s' wait_for 'waiting, 5 s until degraded: md array' 40
plug two
check 'the machine stops by itself' finish
reached raid1
says 'mdstat: .* \[2/2\] \[UU\]' 'both members are in the array'
done_testing
