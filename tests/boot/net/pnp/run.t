#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# A kernel with CONFIG_IP_PNP, as that of the tests, does what ip= says before /init runs.
# What it has configured is taken as it is, and no server is asked again.
set -eu
repo=$(cd "$(dirname "$0")/../../../.." && pwd)
KINIT_STOCK=
. "$repo/tests/boot/net/lib.sh"

disk root here
net_hook
# shellcheck disable=SC2046,SC2086 # words
boot 'root=/dev/vda ip=dhcp rd.neednet=1' -initrd "$work/hooks.cpio" $(virtio root) \
	$user_net,domainname=example.net -device virtio-net-pci,netdev=net
reached here
check 'the kernel has asked' on_console 'IP-Config: Got DHCP answer from 10.7.3.2'
for line in INTERFACE=eth0 ADDRESS=10.7.3.77 PREFIX=24 GATEWAY=10.7.3.2 DNS=10.7.3.3 \
	NEXT_SERVER=10.7.3.2 DOMAIN=example.net "IPV4ADDR='10.7.3.77'" "IPV4GATEWAY='10.7.3.2'" \
	'nameserver 10.7.3.3'; do
	shows "kinit: net: $line" "$line"
done
says 'timeline: .* configured eth0' 'the timeline has it'
says_not 'timeline: .* dhcp eth0' 'kinit has not'

# shellcheck disable=SC2046,SC2086 # words
boot 'root=/dev/vda ip=192.0.2.5::192.0.2.1:255.255.255.0:box:eth0:off rd.neednet=1' \
	-initrd "$work/hooks.cpio" $(virtio root) $user_net -device virtio-net-pci,netdev=net
reached here
for line in PROTO=static ADDRESS=192.0.2.5 GATEWAY=192.0.2.1 "HOSTNAME='box'"; do
	shows "kinit: net: $line" "$line"
done
done_testing
