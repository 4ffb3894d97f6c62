#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# IPv6 by a router of QEMU's: with ip=auto6 the kernel makes an address of what it advertises,
# and the boot waits until it can be used. With ip=link6 the address of the link is all.
set -eu
repo=$(cd "$(dirname "$0")/../../../.." && pwd)
. "$repo/tests/boot/net/lib.sh"

disk root here
net_hook
nic='-netdev user,id=net,ipv4=off,ipv6=on,ipv6-prefix=2001:db8:7::,ipv6-host=2001:db8:7::2 -device virtio-net-pci,netdev=net,mac=52:54:00:00:00:07'
# shellcheck disable=SC2046,SC2086 # words
boot 'root=/dev/vda rd.neednet=1 ip=auto6' -initrd "$work/hooks.cpio" $(virtio root) $nic
reached here
for line in INTERFACE=eth0 PROTO=auto6 ADDRESS=2001:db8:7:0:5054:ff:fe00:7 PREFIX=64 \
	GATEWAY=fe80::2 "DEVICE='eth0'" "PROTO='none'" "IPV6PROTO='auto6'" \
	"IPV6ADDR='2001:db8:7:0:5054:ff:fe00:7'" "IPV6NETMASK='64'" "IPV6GATEWAY='fe80::2'"; do
	shows "kinit: net: $line" "$line"
done
says 'timeline: .* router eth0' 'the router was heard'
says_not 'timeline: .* dhcp.*' 'nobody else was asked'

# shellcheck disable=SC2046,SC2086 # words
boot 'root=/dev/vda rd.neednet=1 ip=eth0:link6' -initrd "$work/hooks.cpio" $(virtio root) $nic
reached here
for line in PROTO=link6 ADDRESS=fe80::5054:ff:fe00:7 PREFIX=64 "IPV6PROTO='link6'" \
	"IPV6ADDR='fe80::5054:ff:fe00:7'"; do
	shows "kinit: net: $line" "$line"
done
says_not 'timeline: .* router .*' 'with ip=link6 no router is heard'
shows_not 'kinit: net: GATEWAY=.*' 'nor is there a gateway'
done_testing
