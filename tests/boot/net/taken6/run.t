#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# An address of IPv6 that another machine has: a static one is told, and one of a server's is
# declined, who then gives another one.
set -eu
repo=$(cd "$(dirname "$0")/../../../.." && pwd)
. "$repo/tests/boot/net/lan.sh"
. "$repo/tests/boot/net/lib.sh"
only_long net/auto6
trap 'unserve; clean_up' EXIT

disk root here
net_hook
# The gateway has it itself.
# shellcheck disable=SC2046,SC2086 # words
boot_fails "root=/dev/vda rd.neednet=1 kinit.timeout=3 ip=[2001:db8:7::1]:::64::eth0:none" \
	$(virtio root) $lan_nic
shows 'kinit: the network is needed \(rd.neednet=1\), and no interface has an address: eth0 \(52:54:00:00:00:07\): another machine has its address 2001:db8:7::1' \
	'another machine has it'

dnsmasq6 --dhcp-range=2001:db8:7::100,2001:db8:7::1ff,64,1h \
	--dhcp-host=id:00:03:00:01:52:54:00:00:00:07,[2001:db8:7::d]
# The server has not seen this one.
ip address add 2001:db8:7::d/64 dev lan nodad
# shellcheck disable=SC2046,SC2086 # words
boot "root=/dev/vda rd.neednet=1 ip=dhcp6" -initrd "$work/hooks.cpio" $(virtio root) $lan_nic
reached here
shows 'kinit: eth0: another machine has the address 2001:db8:7::d' 'it is told'
check 'it is declined' grep -q 'DHCPDECLINE.* 00:03:00:01:52:54:00:00:00:07' "$work/server.log"
shows 'kinit: net: ADDRESS=2001:db8:7::1[0-9a-f]{2}' 'there is another one'
done_testing
