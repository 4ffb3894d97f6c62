# SPDX-License-Identifier: GPL-2.0-only
# shellcheck shell=sh
#
# Root on an array of each level.

# level_boots LEVEL DISK...: made of these, and nobody waits.
level_boots() {
	_level=$1
	_uuid=aaaaaaaa-0001-4000-8000-000000000001
	shift
	make_disks 32M "$@" <<-SCRIPT
	new_array /dev/md0 $_level /dev/vd[a-d]
	make_root /dev/md0 raid$_level -U $_uuid
	SCRIPT
	# shellcheck disable=SC2046
	boot root=UUID=$_uuid $(virtio "$@")
	reached "raid$_level"
	mounted 'md[0-9]+' '.*' '.*' 'root is on the array'
	check_not 'there is no wait' grep -q 'kinit: waiting, ' "$console"
	[ "$_level" -eq 0 ] || says "mdstat: .* \[$#/$#\] \[U+\]" 'all members are in it'
}
