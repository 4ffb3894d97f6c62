#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# A wrong passphrase, or none: it is asked for again, and the right one opens.
set -eu
repo=$(cd "$(dirname "$0")/../../../.." && pwd)
. "$repo/tests/lib/boot.sh"
. "$repo/tests/boot/luks/lib.sh"

uuid=aaaaaaaa-0001-4000-8000-000000000001
luks=bbbbbbbb-0002-4000-8000-000000000002
typing=y
make_disks 64M one <<SCRIPT
printf right | cryptsetup luksFormat -q $luks2 --uuid $luks /dev/vda -
printf right | cryptsetup open --key-file - /dev/vda plain
make_root /dev/mapper/plain right -U $uuid
SCRIPT
# shellcheck disable=SC2046
start "panic=-1 root=UUID=$uuid rd.luks.uuid=$luks" $(virtio one)

for try in 1 2 3 4; do
	check "it is asked for, time $try" prompted $try
	type_line "wrong $try"
done
check 'after more wrong ones than cryptsetup takes' prompted 5
type_line ''
check 'after an empty one' prompted 6
printf '\004' >&7
check 'after the end of input' prompted 7
type_line right
check 'the machine stops by itself' finish
reached right
is "$(prompts)" 7 'and then no more'
done_testing
