#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# IPv4 and IPv6 on one interface: by DHCP and by a router, and both written on the command
# line. The network is there when both are, and what is in /run has both.
set -eu
repo=$(cd "$(dirname "$0")/../../../.." && pwd)
. "$repo/tests/boot/net/lib.sh"

disk root here
net_hook
nic="$user_net,ipv4=on,ipv6=on,ipv6-prefix=2001:db8:7::,ipv6-host=2001:db8:7::2 -device virtio-net-pci,netdev=net,mac=52:54:00:00:00:07"

# last_conf, has LINE...: what was shown last, when the hooks heard of the second address.
last_conf() {
	console_text | sed -n 's/^.*kinit: net: //p' | awk '
	/^INTERFACE=/ { delete lines; n = 0 }
	{ lines[n++] = $0 }
	END { for (i = 0; i < n; i++) print lines[i] }' >"$work/last"
}
has() {
	for _line; do
		check "of both: $_line" grep -qxF -e "$_line" "$work/last"
	done
}

# shellcheck disable=SC2046,SC2086 # words
boot 'root=/dev/vda rd.neednet=1 ip=eth0:auto6 ip=eth0:dhcp' -initrd "$work/hooks.cpio" \
	$(virtio root) $nic
reached here
for line in PROTO=dhcp ADDRESS=10.7.3.77 PREFIX=24 PROTO=auto6 \
	ADDRESS=2001:db8:7:0:5054:ff:fe00:7 PREFIX=64 GATEWAY=10.7.3.2 GATEWAY=fe80::2; do
	shows "kinit: net: $line" "the hooks hear of both: $line"
done
last_conf
has "PROTO='dhcp'" "IPV4ADDR='10.7.3.77'" "IPV4GATEWAY='10.7.3.2'" "IPV6PROTO='auto6'" \
	"IPV6ADDR='2001:db8:7:0:5054:ff:fe00:7'" "IPV6GATEWAY='fe80::2'" "HOSTNAME='guest'" \
	'search example.org example.com' 'nameserver 10.7.3.3'

# A second one of IPv4 is none that counts.
# shellcheck disable=SC2046,SC2086 # words
boot 'root=/dev/vda rd.neednet=1 ip=192.0.2.5::192.0.2.1:24:box:eth0:none:192.0.2.53 ip=[2001:db8::5]::[2001:db8::1]:64::eth0:none:[2001:db8::53] ip=eth0:dhcp' \
	-initrd "$work/hooks.cpio" $(virtio root) $nic
reached here
last_conf
has "PROTO='none'" "IPV4ADDR='192.0.2.5'" "IPV4NETMASK='255.255.255.0'" \
	"IPV4GATEWAY='192.0.2.1'" "IPV6PROTO='static'" "IPV6ADDR='2001:db8::5'" \
	"IPV6NETMASK='64'" "IPV6GATEWAY='2001:db8::1'" "HOSTNAME='box'" \
	"IPV4DNS0='192.0.2.53'" "IPV6DNS0='2001:db8::53'" \
	'nameserver 192.0.2.53' 'nameserver 2001:db8::53'
says_not 'timeline: .* dhcp .*' 'nobody is asked'
shows 'kinit: ignored: ip=eth0:dhcp: the first ip= of its family for an interface counts, .*' \
	'the second one of IPv4 is told'
shows_not 'kinit: .* is refused.*' 'the kernel refuses nothing'
done_testing
