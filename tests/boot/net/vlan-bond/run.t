#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# A bridge of a VLAN on a bond of two interfaces: a switch gives the DHCP server only what has
# the VLAN's tag. Then interfaces that exchange their names, and a bridge one port of which
# never comes.
set -eu
repo=$(cd "$(dirname "$0")/../../../.." && pwd)
. "$repo/tests/boot/net/lib.sh"
. "$repo/tests/boot/net/switch.sh"

disk root here
hook net <<'RULES'
on network run hooktest env
on network run hooktest show /proc/net/bonding/bond0
on network run hooktest show /proc/net/vlan/config
on network run hooktest show /sys/class/net/br0/mtu
on network run hooktest show /sys/class/net/eth0/address
on network run hooktest show /sys/class/net/eth1/address
RULES
start_switch one two far

# What follows does not count by its order: that the bridge is named first is meant.
# shellcheck disable=SC2046,SC2086 # words
boot 'root=/dev/vda rd.neednet=1 ip=br0:dhcp:1400 bridge=br0:bond0.5 vlan=bond0.5:bond0 bond=bond0:eth0,eth1:miimon=100,mode=active-backup,primary=eth1,lacp_rate=fast' \
	-initrd "$work/hooks.cpio" $(virtio root) $(dgram one) $(dgram two) $(dgram far) \
	-device virtio-net-pci,netdev=one,mac=52:54:00:00:00:07 \
	-device virtio-net-pci,netdev=two,mac=52:54:00:00:00:08 \
	$user_net -netdev hubport,id=h0,hubid=0,netdev=net -netdev hubport,id=h1,hubid=0,netdev=far
reached here
for line in INTERFACE=br0 PROTO=dhcp ADDRESS=10.7.3.77 \
	'Bonding Mode: fault-tolerance \(active-backup\)' 'MII Polling Interval \(ms\): 100' \
	'Primary Slave: eth1 .*' 'Slave Interface: eth0' 'Slave Interface: eth1' \
	'bond0.5 *\| 5 *\| bond0' 1400; do
	shows "kinit: net: $line" "$line"
done
shows 'kinit: /sys/class/net/bond0/bonding/lacp_rate: the option is refused: .*' \
	'an option that this mode does not have is told'
says 'timeline: .* build bond0' 'the timeline has it'
says 'timeline: .* loaded 8021q' 'and the drivers'

# shellcheck disable=SC2046,SC2086 # words
boot 'root=/dev/vda rd.neednet=1 ip=br0:dhcp bridge=br0:eth0,eth7 ifname=eth1:52:54:00:00:00:07 ifname=eth0:52:54:00:00:00:08' \
	-initrd "$work/hooks.cpio" $(virtio root) \
	-netdev hubport,id=none,hubid=1 -device virtio-net-pci,netdev=none,mac=52:54:00:00:00:07 \
	$user_net -device virtio-net-pci,netdev=net,mac=52:54:00:00:00:08
reached here
shows 'kinit: net: INTERFACE=br0' 'the bridge has its address'
is "$(console_text | grep -o 'net: 52:54:.*' | tr '\n' ' ')" \
	'net: 52:54:00:00:00:08 net: 52:54:00:00:00:07 ' 'the two have exchanged their names'
says 'timeline: .* attach eth0 br0' 'the port that is there is used'
says_not 'timeline: .* loaded bonding' 'no driver that nobody asks for'

# shellcheck disable=SC2046,SC2086 # words
boot_fails 'root=/dev/vda rd.neednet=1 kinit.timeout=4 ip=vlan5:dhcp vlan=vlan5:eth7' $(virtio root) \
	$user_net -device virtio-net-pci,netdev=net
shows 'kinit: the network is needed \(rd.neednet=1\), and eth7, which vlan5 is to be built on, is not there' \
	'what is not there is named'
done_testing
