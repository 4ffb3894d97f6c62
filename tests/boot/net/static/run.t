#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# ip= with an address: no server is asked.
set -eu
repo=$(cd "$(dirname "$0")/../../../.." && pwd)
. "$repo/tests/boot/net/lib.sh"

disk root here
net_hook
# shellcheck disable=SC2046,SC2086 # words
boot 'root=/dev/vda rd.neednet=1 ip=192.0.2.5::192.0.2.1:255.255.255.0:box:eth0:none:192.0.2.53 nameserver=2001:db8::53' \
	-initrd "$work/hooks.cpio" $(virtio root) \
	$user_net -device virtio-net-pci,netdev=net
reached here
for line in INTERFACE=eth0 PROTO=static ADDRESS=192.0.2.5 PREFIX=24 GATEWAY=192.0.2.1 \
	'DNS=2001:db8::53 192.0.2.53' "IPV4ADDR='192.0.2.5'" "IPV4GATEWAY='192.0.2.1'" \
	"HOSTNAME='box'" "IPV4DNS0='192.0.2.53'" "IPV6DNS0='2001:db8::53'"; do
	shows "kinit: net: $line" "$line"
done
says_not 'timeline: .* dhcp .*' 'nobody is asked'

# shellcheck disable=SC2046,SC2086 # words
boot 'root=/dev/vda ip=192.0.2.5:::999:::none' -initrd "$work/hooks.cpio" $(virtio root) \
	$user_net -device virtio-net-pci,netdev=net
reached here
shows 'kinit: ignored: ip=192.0.2.5:::999:::none: .*' 'what cannot be understood is told'
done_testing
