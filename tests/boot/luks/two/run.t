#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# Two LUKS devices. rd.luks.uuid= names one: the other is not asked for. Nothing
# names one: both are, one after the other, and ^C passes over the one that is
# asked for.
set -eu
repo=$(cd "$(dirname "$0")/../../../.." && pwd)
. "$repo/tests/lib/boot.sh"
. "$repo/tests/boot/luks/lib.sh"

one=bbbbbbbb-0001-4000-8000-000000000001
two=bbbbbbbb-0002-4000-8000-000000000002
typing=y
make_disks 64M one two <<SCRIPT
set -- one $one two $two
for device in /dev/vda /dev/vdb; do
	printf "open \$1" | cryptsetup luksFormat -q $luks2 --uuid \$2 \$device -
	printf "open \$1" | cryptsetup open --key-file - \$device plain
	make_root /dev/mapper/plain \$1 -L root
	cryptsetup close plain
	shift 2
done
SCRIPT

# shellcheck disable=SC2046
start "panic=-1 root=LABEL=root rd.luks.uuid=luks-$two" $(virtio one two)
check 'a passphrase is asked for' prompted 1
type_line 'open two'
check 'the machine stops by itself' finish
reached two
is "$(grep -ao 'Enter passphrase for [^:]*' "$console")" \
	'Enter passphrase for /dev/vdb' 'for the one that is named, and no other'

# shellcheck disable=SC2046
start 'panic=-1 root=LABEL=root' $(virtio one two)
check 'a passphrase is asked for' prompted 1
# Both are looked at at the same time: either may be the first.
case $(grep -ao 'Enter passphrase for [^:]*' "$console") in
*/dev/vda) second=two uuid=$two ;;
*)	second=one uuid=$one ;;
esac
printf '\003' >&7
check 'after ^C for the other one' prompted 2
type_line "open $second"
check 'the machine stops by itself' finish
reached $second
is "$(init_text | grep '^mapped: ')" "mapped: luks-$uuid" 'the other one is not opened'
done_testing
