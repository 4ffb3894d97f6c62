#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# Root on iSCSI over IPv6: with an address by DHCPv6, whose route a router advertises, by that
# router alone, and with a static one. So the addresses are there when hooks are told of them.
set -eu
repo=$(cd "$(dirname "$0")/../../../.." && pwd)
. "$repo/tests/boot/net/lan.sh"
. "$repo/tests/boot/net/lib.sh"
. "$repo/tests/lib/controllers.sh"
[ "$arch" = x86_64 ] || skip_all 'its iscsistart is for x86_64'

stock_root=$("$repo/tests/lib/iscsi_root" "$stock_root")
stock_name=iscsi
stock_options="--generic --network --hook open-iscsi"

command -v tgtd >/dev/null || die 'tgtd is missing: run tests/lib/packages check'
disk root far -L far
# Its control socket is not in the namespace.
socket=$((20000 + $$ % 10000))
tgtadm() {
	command tgtadm --control-port "$socket" --lld iscsi "$@"
}
tgtd --foreground --control-port "$socket" --iscsi 'portal=[2001:db8:7::1]:3260' \
	>"$work/tgtd.log" 2>&1 &
tgtd_pid=$!
# It does not end by SIGTERM while there are targets.
trap 'kill -9 "$tgtd_pid" 2>/dev/null; unserve; clean_up' EXIT
until tgtadm --op show --mode sys >/dev/null 2>&1; do
	kill -0 "$tgtd_pid" || die "tgtd does not start: $(cat "$work/tgtd.log")"
	sleep 0.1
done
name=iqn.2026-11.org.example:six
tgtadm --op new --mode target --tid 1 --targetname "$name"
tgtadm --op new --mode logicalunit --tid 1 --lun 1 --backing-store "$work/root.img"
tgtadm --op bind --mode target --tid 1 --initiator-address ALL

options="root=LABEL=far netroot=iscsi:[2001:db8:7::1]:::1:$name rd.iscsi.initiator=iqn.2026-11.org.example:box"
# boots IP WHAT: with that ip=.
boots() {
	# shellcheck disable=SC2086 # words
	boot "$options ip=$1" $lan_nic
	reached_from sda far "$2"
}
dnsmasq6 --dhcp-range=2001:db8:7::100,2001:db8:7::1ff,64,1h
boots dhcp6 'by DHCPv6'
shows "kinit: open-iscsi: logging in to $name at 2001:db8:7::1" 'it is logged in to'
dnsmasq6 --dhcp-range=2001:db8:7::,ra-only,64,1h
boots either6 'by a router'
unserve
boots '[2001:db8:7::5]:::64::eth0:none' 'by a static address'
done_testing
