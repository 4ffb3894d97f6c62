#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# Root in LUKS on LVM on md: the passphrase is asked for on the console, where it
# is not shown. LUKS 2 and LUKS 1.
set -eu
repo=$(cd "$(dirname "$0")/../../.." && pwd)
. "$repo/tests/lib/boot.sh"

uuid=aaaaaaaa-0001-4000-8000-000000000001
luks=bbbbbbbb-0002-4000-8000-000000000002
typing=y
for type in luks2 luks1; do
	case $type in
	luks1)	options='--pbkdf-force-iterations 1000' ;;
	luks2)	options='--pbkdf argon2id --pbkdf-memory 16384 --pbkdf-parallel 1 --pbkdf-force-iterations 4' ;;
	esac
	make_disks 96M one two <<-SCRIPT
	new_array /dev/md0 1 /dev/vda /dev/vdb
	vgcreate -q vg0 /dev/md0
	lvcreate -q -l 100%FREE -n crypt vg0
	printf 'open, please' |
		cryptsetup luksFormat -q --type $type --uuid $luks $options /dev/vg0/crypt -
	printf 'open, please' | cryptsetup open --key-file - /dev/vg0/crypt plain
	make_root /dev/mapper/plain $type -U $uuid
	SCRIPT
	# shellcheck disable=SC2046
	start "panic=-1 root=UUID=$uuid rd.luks.uuid=$luks" $(virtio one two)
	check 'it is asked for' wait_for '[Pp]assphrase.*: *$' 60
	type_line 'open, please'
	check 'the machine stops by itself' finish
	reached $type
	check_not 'it is not shown' grep -q 'open, please' "$console"
done
done_testing
