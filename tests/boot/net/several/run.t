#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# What an address may have to wait for: one of two interfaces has no carrier; the only one
# gets it late, and a server later still; there is none that a driver is there for.
set -eu
repo=$(cd "$(dirname "$0")/../../../.." && pwd)
. "$repo/tests/boot/net/lib.sh"

disk root here
net_hook
# unplugged CARD CMDLINE [QEMU options]: starts the machine with that link down.
unplugged() {
	_card=$1
	shift
	start "$@" -S
	until tell "set_link $_card off" 2>/dev/null; do
		kill -0 "$qemu_pid"
	done
	tell cont
}

# last_line REGEX: the last waiting line is so.
last_line() {
	grep -o 'kinit: waiting, .*' "$console" | tail -n 1 | grep -qE -- "$1"
}

# shellcheck disable=SC2046,SC2086 # words
unplugged one 'panic=-1 root=/dev/vda rd.neednet=1' -initrd "$work/hooks.cpio" $(virtio root) \
	-netdev hubport,id=dead,hubid=1 -device virtio-net-pci,netdev=dead,id=one \
	$user_net -device virtio-net-pci,netdev=net
check 'the machine stops by itself' finish
reached here
shows 'kinit: net: ADDRESS=10.7.3.77' 'the interface that has a carrier gets an address'
says_not 'timeline: .* dhcp eth0' 'the other one asks nobody'

# A hub on which nobody answers yet. Without a port to send to QEMU's would stop for good.
# shellcheck disable=SC2046 # words
unplugged one 'panic=-1 root=/dev/vda rd.neednet=1' -initrd "$work/hooks.cpio" $(virtio root) \
	-netdev hubport,id=net,hubid=1 -device virtio-net-pci,netdev=net,id=one \
	-netdev socket,id=void,udp=127.0.0.1:9,localaddr=127.0.0.1:0 \
	-netdev hubport,id=dead,hubid=1,netdev=void
line='kinit: waiting, [0-9]* s left'
check 'a carrier is waited for' wait_for "$line: eth0: no carrier; root=/dev/vda" 40
tell 'set_link one on'
check 'then a server' wait_for \
	"$line: eth0: no DHCP server answers \(asked 5 times\)" 40
# A link that is gone again, for 5 s.
tell 'set_link one off'
check 'it drops, which is said' until_true last_line "$line: eth0: no carrier"
sleep 5
check 'for as long as it is gone' last_line "$line: eth0: no carrier"
tell 'set_link one on'
check 'and is asked by again' until_true last_line "$line: eth0: no DHCP server answers"
tell "netdev_add $(echo "${user_net#-netdev }" | sed 's,id=net\,,id=late\,,')"
tell 'netdev_add hubport,id=port,hubid=1,netdev=late'
check 'the machine stops by itself' finish
reached here
shows 'kinit: net: ADDRESS=10.7.3.77' 'which is asked until it is there'

# shellcheck disable=SC2046 # words
boot_fails 'root=/dev/vda rd.neednet=1 kinit.timeout=2' $(virtio root) \
	-netdev hubport,id=net,hubid=1 -device ne2k_pci,netdev=net
shows 'kinit: the network is needed \(rd.neednet=1\), and there is no network interface, and Ethernet controller pci 0000:00:[0-9a-f]*\.0 has no driver' \
	'a card without a driver is the cause'
done_testing
