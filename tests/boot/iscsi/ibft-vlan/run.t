#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# Root on iSCSI as the firmware has it in its table (iBFT), on a VLAN that the table names: a
# switch lets nothing through that has not its tag.
set -eu
repo=$(cd "$(dirname "$0")/../../../.." && pwd)
. "$repo/tests/boot/net/lib.sh"
. "$repo/tests/boot/net/switch.sh"
. "$repo/tests/boot/iscsi/lib.sh"
only_long iscsi/ibft

gcc -O1 -Wall -Wextra -o "$work/ibft" "$repo/tests/boot/iscsi/ibft.c"
start_switch net far
trap 'stop_switch; end_server; clean_up' EXIT

disk root far -L far
server
target 1 five "$work/root.img"
"$work/ibft" initiator="$us" mac=52:54:00:00:00:09 vlan=5 ip=10.7.3.44 prefix=24 bdf=0x18 \
	target="$iqn:five" server=$gateway port="$port" >"$work/table"
net_hook
# shellcheck disable=SC2046,SC2086 # words
boot 'root=LABEL=far rd.iscsi.firmware=1' -initrd "$work/hooks.cpio" \
	-acpitable "sig=iBFT,rev=1,oem_id=KINIT,oem_table_id=TEST,data=$work/table" \
	$(dgram net card) -device virtio-net-pci,netdev=card,mac=52:54:00:00:00:09,addr=3 \
	$user_net $(dgram far) \
	-netdev hubport,id=h0,hubid=0,netdev=net -netdev hubport,id=h1,hubid=0,netdev=far
reached_from sda far 'on the VLAN'
shows 'kinit: net: INTERFACE=eth0.5' 'its interface was built'
shows 'kinit: net: ADDRESS=10.7.3.44' 'with the address of the firmware'
shows_not 'kinit: net: INTERFACE=eth0' 'and the one below it has none'
done_testing
