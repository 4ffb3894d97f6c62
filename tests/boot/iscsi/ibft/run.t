#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# Root on iSCSI as the firmware has it in its table (iBFT): the network and the target, and
# nothing of them on the command line. The kernel's own iscsi_ibft judges the table.
set -eu
repo=$(cd "$(dirname "$0")/../../../.." && pwd)
. "$repo/tests/boot/net/lib.sh"
. "$repo/tests/boot/iscsi/lib.sh"

gcc -O1 -Wall -Wextra -o "$work/ibft" "$repo/tests/boot/iscsi/ibft.c"
disk root far -L far
server
target 1 chap "$work/root.img" me one-secret-12

# QEMU's options for a machine whose firmware has left that, and a NIC of this address.
mac=52:54:00:00:00:09
firmware() {
	"$work/ibft" initiator="$us" mac=$mac target="$iqn:chap" server=$gateway \
		port="$port" user=me secret=one-secret-12 "$@" >"$work/table"
	machine="-acpitable sig=iBFT,rev=1,oem_id=KINIT,oem_table_id=TEST,data=$work/table
		$user_net -device virtio-net-pci,netdev=net,mac=$mac,addr=3
		-device virtio-net-pci,mac=52:54:00:00:00:0a"
}

firmware ip=10.7.3.44 prefix=24 gateway=$gateway dns=10.7.3.3 bdf=0x18
net_hook
# shellcheck disable=SC2086 # words
boot 'root=LABEL=far rd.iscsi.firmware=1' -initrd "$work/hooks.cpio" $machine
reached_from sda far 'an interface with the static address of the firmware'
check 'the kernel takes the table' on_console 'iBFT detected'
for line in INTERFACE=eth1 PROTO=static ADDRESS=10.7.3.44 PREFIX=24 GATEWAY=$gateway DNS=10.7.3.3; do
	shows "kinit: net: $line" "$line"
done
shows_not 'kinit: .*one-secret.*' 'no secret is printed by kinit'

# Debian's word, and a firmware that has asked a DHCP server.
firmware ip=10.7.3.44 prefix=24 dhcp=$gateway bdf=0x18
# shellcheck disable=SC2086 # words
boot 'root=LABEL=far ip=ibft iscsi_auto' -initrd "$work/hooks.cpio" $machine
reached_from sda far 'an interface that asks again'
shows 'kinit: net: ADDRESS=10.7.3.77' 'its address is of today'

# The table is of another machine.
mac=52:54:00:00:00:08 firmware ip=10.7.3.44 prefix=24
machine=$(echo "$machine" | sed 's/mac=52:54:00:00:00:08/mac=52:54:00:00:00:09/')
# shellcheck disable=SC2086 # words
boot_fails 'root=LABEL=far rd.iscsi.firmware kinit.timeout=0' $machine
shows 'kinit: the network is needed \(for the root\), and no interface has an address: eth[01] \(52:54:00:00:00:0[9a]\): the firmware has no settings for it \(iBFT\)' \
	'whose interfaces are not there'
done_testing
