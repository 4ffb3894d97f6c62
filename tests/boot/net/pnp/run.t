#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# A kernel with CONFIG_IP_PNP, as that of the tests, does what ip= says before /init runs.
# What it has configured is taken as it is, and no server is asked again; but not the address
# that it has made of the name in a form of ip= that is not its own.
set -eu
repo=$(cd "$(dirname "$0")/../../../.." && pwd)
KINIT_STOCK=
. "$repo/tests/boot/net/lib.sh"

disk root here
net_hook
hook trie <<'RULES'
on network run hooktest show /proc/net/fib_trie
RULES
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

# shellcheck disable=SC2046,SC2086 # words
boot 'root=/dev/vda ip=eth0:dhcp rd.neednet=1' -initrd "$work/hooks.cpio" $(virtio root) \
	$user_net -device virtio-net-pci,netdev=net
reached here
check 'the kernel takes a name for an address' on_console 'ipaddr=200.0.0.0'
shows 'kinit: eth0: 200.0.0.0/24 is not of ip=, and taken away' 'which is taken away'
says 'timeline: .* dhcp eth0' 'kinit asks'
shows 'kinit: net: ADDRESS=10.7.3.77' 'and has an address'
check 'the kernel has it' on_console 'kinit: trie: .*-- 10.7.3.77$'
check_not 'and the other one no more' on_console 'kinit: trie: .*-- 200.0.0.0$'

if is_long; then
	# A prefix length is a mask for it, so it has that of the class.
	# shellcheck disable=SC2046,SC2086 # words
	boot 'root=/dev/vda ip=10.0.0.5:::24:box:eth0:off rd.neednet=1' -initrd "$work/hooks.cpio" \
		$(virtio root) $user_net -device virtio-net-pci,netdev=net
	reached here
	shows 'kinit: eth0: 10.0.0.5/8 is not of ip=, and taken away' 'a wrong netmask'
	check 'it has the right one' on_console 'kinit: trie: .*-- 10.0.0.0/24 .*$'
fi
done_testing
