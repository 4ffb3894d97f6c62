#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# IPv6 is needed and cannot be had: the first line says why.
set -eu
repo=$(cd "$(dirname "$0")/../../../.." && pwd)
. "$repo/tests/boot/net/lan.sh"
. "$repo/tests/boot/net/lib.sh"
trap 'unserve; clean_up' EXIT

lacks='kinit: the network is needed \(rd.neednet=1\), and no interface has an address: eth0 \(52:54:00:00:00:07\):'
options='root=/dev/vda rd.neednet=1 kinit.timeout=4'
disk root here
if is_long; then
	# Nobody is on the link who would answer.
	# shellcheck disable=SC2046,SC2086 # words
	boot_fails "root=/dev/vda rd.neednet=1 rd.net.timeout.dhcp=3 ip=auto6" $(virtio root) $lan_nic
	shows "$lacks no router advertises itself by IPv6" 'there is no router'
	# shellcheck disable=SC2046,SC2086 # words
	boot_fails "$options ip=dhcp6" $(virtio root) $lan_nic
	shows "$lacks no DHCPv6 server answers \(asked [123] times?\)" 'there is no server'
fi

# All the addresses that it has are its own.
dnsmasq6 --dhcp-range=2001:db8:7::1,2001:db8:7::1,64,1h
# shellcheck disable=SC2046,SC2086 # words
boot_fails "$options ip=either6" $(virtio root) $lan_nic
shows "$lacks the router advertises no prefix .*\(ip=dhcp6\), and the DHCPv6 server has no address for it: NoAddrsAvail, \"no addresses available\" \(asked [12] times?\)" \
	'a server has no address'
done_testing
