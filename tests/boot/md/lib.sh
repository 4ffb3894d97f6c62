# SPDX-License-Identifier: GPL-2.0-only
# shellcheck shell=sh
#
# An array whose file system is the root.

# Of the file system.
uuid=aaaaaaaa-0001-4000-8000-000000000001

# make_array LEVEL DISK...: an array of these; the real init of its root is raidLEVEL.
make_array() {
	_level=$1
	shift
	make_disks 32M "$@" <<-SCRIPT
	new_array /dev/md0 $_level /dev/vd[a-d]
	make_root /dev/md0 raid$_level -U $uuid
	SCRIPT
}

# level_boots LEVEL DISK...: made of these, and nobody waits.
level_boots() {
	make_array "$@"
	_level=$1
	shift
	# shellcheck disable=SC2046
	boot "root=UUID=$uuid" $(virtio "$@")
	reached "raid$_level"
	mounted 'md[0-9]+' '.*' '.*' 'root is on the array'
	# Modules take their time.
	[ -n "$stock_root" ] ||
		check_not 'there is no wait' grep -q 'kinit: waiting, ' "$console"
	[ "$_level" -eq 0 ] || says "mdstat: .* \[$#/$#\] \[U+\]" 'all members are in it'
}
