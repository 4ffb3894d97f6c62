# SPDX-License-Identifier: GPL-2.0-only
# shellcheck shell=sh
#
# Root in LUKS on LVM on md, opened by a passphrase.

# luks_stack TYPE OPTIONS: the passphrase is asked for on the console, where it is
# not shown.
luks_stack() {
	_uuid=aaaaaaaa-0001-4000-8000-000000000001
	_luks=bbbbbbbb-0002-4000-8000-000000000002
	typing=y
	make_disks 96M one two <<-SCRIPT
	new_array /dev/md0 1 /dev/vda /dev/vdb
	vgcreate -q vg0 /dev/md0
	lvcreate -q -l 100%FREE -n crypt vg0
	printf 'open, please' |
		cryptsetup luksFormat -q --type $1 --uuid $_luks $2 /dev/vg0/crypt -
	printf 'open, please' | cryptsetup open --key-file - /dev/vg0/crypt plain
	make_root /dev/mapper/plain $1 -U $_uuid
	SCRIPT
	# shellcheck disable=SC2046
	start "panic=-1 root=UUID=$_uuid rd.luks.uuid=$_luks" $(virtio one two)
	check 'it is asked for' wait_for '[Pp]assphrase.*: *$' 60
	type_line 'open, please'
	check 'the machine stops by itself' finish
	reached "$1"
	check_not 'it is not shown' grep -q 'open, please' "$console"
}
