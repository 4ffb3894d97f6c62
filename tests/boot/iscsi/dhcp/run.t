#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# Root on iSCSI whose target a DHCP server names as the root path (RFC 4173), with and without
# the name of the iSCSI server, which is the DHCP server then. All is in a network namespace.
set -eu
repo=$(cd "$(dirname "$0")/../../../.." && pwd)
. "$repo/tests/boot/net/lib.sh"
. "$repo/tests/boot/iscsi/lib.sh"

# What has to be fetched is here by now.
if [ "${1:-}" != inside ]; then
	unshare -n true 2>/dev/null || skip_all 'no network namespace can be made here'
	exec unshare -n "$0" inside
fi
command -v dnsmasq >/dev/null || die 'dnsmasq is missing: run tests/lib/packages check'
ip link set lo up
ip tuntap add lan mode tap 2>/dev/null || skip_all 'no tap device can be made here'
ip address add 10.7.9.1/24 dev lan
ip link set lan up
# shellcheck disable=SC2034 # for target.sh
portal=10.7.9.1
nic='-netdev tap,id=net,ifname=lan,script=no,downscript=no -device virtio-net-pci,netdev=net'
dhcp_pid=
trap 'kill $dhcp_pid 2>/dev/null || :; end_server; clean_up' EXIT

# dhcp ROOT_PATH
dhcp() {
	[ -z "$dhcp_pid" ] || { kill "$dhcp_pid"; wait "$dhcp_pid" || :; }
	dnsmasq --keep-in-foreground --conf-file=/dev/null --user=root --port=0 --no-resolv \
		--no-hosts --log-dhcp --log-facility=- --pid-file= --interface=lan \
		--dhcp-leasefile="$work/leases" --bind-interfaces --no-ping \
		--dhcp-range=10.7.9.77,10.7.9.77,1h --dhcp-option=option:root-path,"$1" \
		>>"$work/dnsmasq.log" 2>&1 &
	dhcp_pid=$!
}

disk root far -L far
server
target 1 lan "$work/root.img"
for address in 10.7.9.1 ''; do
	dhcp "iscsi:$address::$port:1:$iqn:lan"
	# shellcheck disable=SC2086 # words
	boot "root=LABEL=far ip=dhcp rd.iscsi.initiator=$us" $nic
	reached_from sda far "at ${address:-the DHCP server}"
	shows "kinit: open-iscsi: logging in to $iqn:lan at 10.7.9.1" 'it is logged in to'
done
done_testing
