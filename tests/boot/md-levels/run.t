#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# Root on an md array of each level that is common, made by mdadm and assembled by
# it: nobody waits, and no member is missing.
set -eu
repo=$(cd "$(dirname "$0")/../../.." && pwd)
. "$repo/tests/lib/boot.sh"

uuid=aaaaaaaa-0001-4000-8000-000000000001
for level in 0 1 5 10; do
	case $level in
	0|1)	set -- one two ;;
	5)	set -- one two three ;;
	10)	set -- one two three four ;;
	esac
	make_disks 32M "$@" <<-SCRIPT
	new_array /dev/md0 $level /dev/vd[a-d]
	make_root /dev/md0 raid$level -U $uuid
	SCRIPT
	# shellcheck disable=SC2046
	boot root=UUID=$uuid $(virtio "$@")
	reached raid$level
	mounted 'md[0-9]+' '.*' '.*' 'root is on the array'
	check_not 'there is no wait' grep -q 'kinit: waiting, ' "$console"
	[ $level -eq 0 ] || says "mdstat: .* \[$#/$#\] \[U+\]" 'all members are in it'
done
done_testing
