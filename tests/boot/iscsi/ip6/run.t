#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# Root on iSCSI over IPv6: with an address by DHCPv6, whose route a router advertises, by that
# router alone, and with a static one. So the addresses are there when hooks are told of them.
set -eu
repo=$(cd "$(dirname "$0")/../../../.." && pwd)
. "$repo/tests/boot/net/lan.sh"
. "$repo/tests/boot/net/lib.sh"
. "$repo/tests/boot/iscsi/lib.sh"
only_long iscsi/login
[ "$arch" = x86_64 ] || skip_all 'its iscsistart is for x86_64'
trap 'end_server; unserve; clean_up' EXIT

disk root far -L far
portal='[2001:db8:7::1]'
server
target 1 six "$work/root.img"

# boots IP WHAT: with that ip=.
boots() {
	# shellcheck disable=SC2086 # words
	boot "root=LABEL=far netroot=iscsi:$portal::$port:1:$iqn:six rd.iscsi.initiator=$us ip=$1" \
		$lan_nic
	reached_from sda far "$2"
}
dnsmasq6 --dhcp-range=2001:db8:7::100,2001:db8:7::1ff,64,1h
boots dhcp6 'by DHCPv6'
shows "kinit: open-iscsi: logging in to $iqn:six at 2001:db8:7::1.*" 'it is logged in to'
dnsmasq6 --dhcp-range=2001:db8:7::,ra-only,64,1h
boots either6 'by a router'
unserve
boots '[2001:db8:7::5]:::64::eth0:none' 'by a static address'
done_testing
