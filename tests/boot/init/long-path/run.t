#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# init= as long as the command line allows; other parameters more than once, of
# which the last one counts.
set -eu
repo=$(cd "$(dirname "$0")/../../../.." && pwd)
. "$repo/tests/lib/boot.sh"

disk root right
# A path of many folders, and a name that no file system takes.
folders=$(printf '/%.0s' $(seq 850) | sed 's|/|/a|g')
name=$(printf '%01700d' 0)
for init in "$folders" "/$name"; do
	# shellcheck disable=SC2046
	boot_fails "root=/dev/vdz root=LABEL=none root=/dev/vda rw rw kinit.timeout=9 kinit.timeout=2 init=$init" \
		$(virtio root)
	shows 'kinit: root is vda .*' 'the last root= is the one that counts'
	shows 'kinit: the init that was asked for cannot be started: init=/[/a0]*.*' \
		'the report says which init it is about'
	shows 'kinit:   /[/a0]{100}.*' 'and what it looked at'
done
check 'the second one is said to be too long' \
	grep -qi 'name too long' "$console"
done_testing
