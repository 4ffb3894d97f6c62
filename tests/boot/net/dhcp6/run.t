#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# IPv6 by DHCPv6 and by routers, with dnsmasq as both: an address of the server's, or one that
# the kernel makes, with what the server knows beside it.
set -eu
repo=$(cd "$(dirname "$0")/../../../.." && pwd)
. "$repo/tests/boot/net/lan.sh"
. "$repo/tests/boot/net/lib.sh"
trap 'unserve; clean_up' EXIT

disk root here
net_hook
known='--dhcp-option=option6:dns-server,[2001:db8:7::53] --dhcp-option=option6:domain-search,example.org,example.com --dhcp-option=option6:ntp-server,[2001:db8:7::7b] --dhcp-option=option6:bootfile-url,http://[2001:db8:7::80]/boot'
# What is known in both cases.
has_known() {
	for line in INTERFACE=eth0 DNS=2001:db8:7::53 'SEARCH=example.org example.com' \
		'BOOTFILE=http://\[2001:db8:7::80\]/boot' "GATEWAY=$gateway" \
		"PROTO='none'" "IPV6DNS0='2001:db8:7::53'" "IPV6NTP0='2001:db8:7::7b'" \
		"IPV6DOMAINSEARCH='example.org example.com'" "IPV6GATEWAY='$gateway'" \
		"filename='http://\[2001:db8:7::80\]/boot'" \
		'search example.org example.com' 'nameserver 2001:db8:7::53'; do
		shows "kinit: net: $line" "$line"
	done
}

# The server knows the machine by its DUID, which is made of the address of its card.
# shellcheck disable=SC2086 # words
dnsmasq6 --dhcp-range=2001:db8:7::100,2001:db8:7::1ff,64,1h $known \
	--dhcp-host=id:00:03:00:01:52:54:00:00:00:07,[2001:db8:7::177]
# shellcheck disable=SC2046,SC2086 # words
boot 'root=/dev/vda rd.neednet=1 ip=eth0:dhcp6' -initrd "$work/hooks.cpio" $(virtio root) $lan_nic
reached here
has_known
for line in PROTO=dhcp6 ADDRESS=2001:db8:7::177 PREFIX=128 "IPV6PROTO='dhcp6'" \
	"IPV6ADDR='2001:db8:7::177'" "IPV6NETMASK='128'"; do
	shows "kinit: net: $line" "by DHCPv6: $line"
done
check 'the server gave it to this DUID' grep -q \
	'DHCPREPLY(lan) 2001:db8:7::177 00:03:00:01:52:54:00:00:00:07' "$work/server.log"

: >"$work/server.log"
# shellcheck disable=SC2086 # words
dnsmasq6 --dhcp-range=2001:db8:7::,ra-stateless,64,1h $known
# shellcheck disable=SC2046,SC2086 # words
boot 'root=/dev/vda rd.neednet=1 ip=auto6' -initrd "$work/hooks.cpio" $(virtio root) $lan_nic
reached here
has_known
for line in PROTO=auto6 ADDRESS=2001:db8:7:0:5054:ff:fe00:7 PREFIX=64 "IPV6PROTO='auto6'" \
	"IPV6ADDR='2001:db8:7:0:5054:ff:fe00:7'" "IPV6NETMASK='64'"; do
	shows "kinit: net: $line" "by a router: $line"
done
check 'the server was asked for no address' grep -q DHCPINFORMATION-REQUEST "$work/server.log"
check_not 'nor does it know of one' grep -q DHCPSOLICIT "$work/server.log"
done_testing
