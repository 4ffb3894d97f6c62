#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# The network by DHCP: rd.neednet=1 has it before anything is mounted; the hooks are told,
# and find what scripts expect. With no word of it nothing touches it.
set -eu
repo=$(cd "$(dirname "$0")/../../../.." && pwd)
. "$repo/tests/boot/net/lib.sh"

disk root here
net_hook
# shellcheck disable=SC2046,SC2086 # words
boot 'root=/dev/vda rd.neednet=1' -initrd "$work/hooks.cpio" $(virtio root) \
	$user_net -device virtio-net-pci,netdev=net,mac=52:54:00:00:00:07
reached here
for line in INTERFACE=eth0 PROTO=dhcp ADDRESS=10.7.3.77 PREFIX=24 GATEWAY=10.7.3.2 \
	DNS=10.7.3.3 SERVER=10.7.3.2 HOST_NAME=guest 'SEARCH=example.org example.com' \
	"DEVICE='eth0'" "PROTO='dhcp'" "IPV4ADDR='10.7.3.77'" "IPV4NETMASK='255.255.255.0'" \
	"IPV4BROADCAST='10.7.3.255'" "IPV4GATEWAY='10.7.3.2'" "IPV4DNS0='10.7.3.3'" \
	"HOSTNAME='guest'" "DOMAINSEARCH='example.org example.com'" "ROOTSERVER='10.7.3.2'" \
	'search example.org example.com' 'nameserver 10.7.3.3'; do
	shows "kinit: net: $line" "$line"
done
says 'timeline: .* loaded virtio_net' 'its driver was loaded'
says 'timeline: .* network eth0' 'the timeline has it'

# shellcheck disable=SC2046,SC2086 # words
boot 'root=/dev/vda' -initrd "$work/hooks.cpio" $(virtio root) \
	$user_net -device virtio-net-pci,netdev=net
reached here
shows_not 'kinit: net: .*' 'nobody asks: the hooks are not told'
says_not 'timeline: .* loaded virtio_net' 'nor is a driver loaded'
done_testing
