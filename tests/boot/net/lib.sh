# SPDX-License-Identifier: GPL-2.0-only
# shellcheck shell=sh
#
# What the scenarios about the network share: they run on a stock kernel, to which each
# network interface is a module, unless KINIT_STOCK is empty. To be sourced before boot.sh is.

KINIT_STOCK=${KINIT_STOCK-linux-image-cloud-amd64}
# shellcheck disable=SC2034 # for boot.sh
. "$repo/tests/lib/boot.sh"
stock_name=network
stock_options="--generic --network --no-hooks"

# A hook that prints what it is told.
net_hook() {
	hook net <<-'RULES'
	on network run hooktest env
	on network run hooktest show /run/net-$INTERFACE.conf
	on network run hooktest show /etc/resolv.conf
	RULES
}

# A network as QEMU makes it, with a DHCP server, as the netdev "net".
user_net='-netdev user,id=net,net=10.7.3.0/24,dhcpstart=10.7.3.77,hostname=guest,dnssearch=example.org,dnssearch=example.com'
