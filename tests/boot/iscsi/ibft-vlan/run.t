#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# Root on iSCSI as the firmware has it in its table (iBFT), on a VLAN that the table names: a
# switch lets nothing through that has not its tag.
set -eu
repo=$(cd "$(dirname "$0")/../../../.." && pwd)
. "$repo/tests/boot/net/lib.sh"
. "$repo/tests/boot/iscsi/lib.sh"
only_long iscsi/ibft

gcc -O1 -Wall -Wextra -o "$work/ibft" "$repo/tests/boot/iscsi/ibft.c"
gcc -O1 -Wall -Wextra -o "$work/vlan_switch" "$repo/tests/boot/net/vlan_switch.c"
# A socket's path has at most 107 bytes, so they are in a folder of their own.
sockets=$(mktemp -d)
"$work/vlan_switch" 5 "$sockets/net" "$sockets/far" >"$work/switch.log" 2>&1 &
switch_pid=$!
trap 'kill "$switch_pid" 2>/dev/null || :; rm -rf "$sockets"; end_server; clean_up' EXIT
until grep -q ready "$work/switch.log"; do
	kill -0 "$switch_pid" || die "the switch does not start: $(cat "$work/switch.log")"
	sleep 0.05
done
# dgram ID NAME: a netdev whose frames go to the switch.
dgram() {
	printf ' -netdev dgram,id=%s,local.type=unix,local.path=%s,remote.type=unix,remote.path=%s' \
		"$1" "$sockets/$2" "$sockets/$2.far"
}

disk root far -L far
server
target 1 five "$work/root.img"
"$work/ibft" initiator="$us" mac=52:54:00:00:00:09 vlan=5 ip=10.7.3.44 prefix=24 bdf=0x18 \
	target="$iqn:five" server=$gateway port="$port" >"$work/table"
net_hook
# shellcheck disable=SC2046,SC2086 # words
boot 'root=LABEL=far rd.iscsi.firmware=1' -initrd "$work/hooks.cpio" \
	-acpitable "sig=iBFT,rev=1,oem_id=KINIT,oem_table_id=TEST,data=$work/table" \
	$(dgram card net) -device virtio-net-pci,netdev=card,mac=52:54:00:00:00:09,addr=3 \
	$user_net $(dgram far far) \
	-netdev hubport,id=h0,hubid=0,netdev=net -netdev hubport,id=h1,hubid=0,netdev=far
reached_from sda far 'on the VLAN'
shows 'kinit: net: INTERFACE=eth0.5' 'its interface was built'
shows 'kinit: net: ADDRESS=10.7.3.44' 'with the address of the firmware'
shows_not 'kinit: net: INTERFACE=eth0' 'and the one below it has none'
done_testing
