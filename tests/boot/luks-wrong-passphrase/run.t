#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# A wrong passphrase: it is asked for again, and the right one opens.
set -eu
repo=$(cd "$(dirname "$0")/../../.." && pwd)
. "$repo/tests/lib/boot.sh"

uuid=aaaaaaaa-0001-4000-8000-000000000001
luks=bbbbbbbb-0002-4000-8000-000000000002
typing=y
make_disks 64M one <<SCRIPT
printf right | cryptsetup luksFormat -q --type luks2 --uuid $luks \
	--pbkdf pbkdf2 --pbkdf-force-iterations 1000 /dev/vda -
printf right | cryptsetup open --key-file - /dev/vda plain
make_root /dev/mapper/plain right -U $uuid
SCRIPT
# shellcheck disable=SC2046
start "panic=-1 root=UUID=$uuid rd.luks.uuid=$luks" $(virtio one)

# prompted N: the passphrase has been asked for N times.
prompted() {
	_until=$(($(date +%s) + 60))
	until [ "$(grep -aoE '[Pp]assphrase[^:]*: ' "$console" | wc -l)" -ge "$1" ]; do
		[ "$(date +%s)" -lt "$_until" ] && kill -0 "$qemu_pid" || return 1
		sleep 0.1
	done
}
for try in 1 2 3 4; do
	check "it is asked for, time $try" prompted $try
	type_line "wrong $try"
done
check 'and once more' prompted 5
type_line right
check 'the machine stops by itself' finish
reached right
done_testing
