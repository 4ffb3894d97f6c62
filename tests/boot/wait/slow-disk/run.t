#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# A disk that takes a second for each read, so that to look at it takes longer
# than is waited for: boot goes on with it all the same.
set -eu
repo=$(cd "$(dirname "$0")/../../../.." && pwd)
. "$repo/tests/lib/boot.sh"

disk root right -L slow
start 'panic=-1 root=LABEL=slow kinit.timeout=1 kinit.log=debug loglevel=8' \
	-drive "file=$work/root.img,if=virtio,id=slow,format=raw,throttling.iops-total=1"
check 'it is found' wait_for 'kinit: (found vda|root device not found)' 30
# What comes now need not take as long.
tell 'block_set_io_throttle slow 0 0 0 0 0 0'
check 'the machine stops by itself' finish
reached right
shows_not 'kinit: root device not found.*' 'it is not reported as missing'
found=$(init_text | sed -n 's/^timeline: \([0-9]*\)\..* found vda .*/\1/p')
looked=$(init_text | sed -n 's/^timeline: \([0-9]*\)\..* look$/\1/p')
check "looking took longer than the wait, from $looked to $found" \
	[ "$found" -gt "$((looked + 1))" ]
done_testing
