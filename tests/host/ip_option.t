#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# The words of the command line about the network, read by us and by
# systemd-network-generator(8): addresses, gateways, DNS servers, MTUs and DHCP are the
# same. Where they are not, that is stated here with the reason, and checked.
set -eu
repo=$(cd "$(dirname "$0")/../.." && pwd)
. "$repo/tests/lib/common.sh"
. "$repo/tests/lib/tap.sh"

generator=/usr/lib/systemd/systemd-network-generator
[ -x "$generator" ] || skip_all "$generator is missing: install systemd"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

room=$repo/usr/kinit/net
check 'our reader is compiled' "${CC:-gcc}" -O1 -g -Wall -Wextra -Werror -D_GNU_SOURCE \
	-fsanitize=address,undefined -fno-sanitize-recover=undefined \
	-I "$repo/usr/kinit" -I "$repo/usr/lib" -o "$work/show" \
	"$repo/tests/host/ip_option/show.c" "$room/address.c" "$room/option/field.c" \
	"$room/option/ip_option.c" "$room/option/options.c" "$repo/usr/kinit/cmdline.c" \
	"$repo/usr/lib/text.c"

# theirs WORD...: lines "DEVICE KEY=VALUE"; a route is one. Fails if a word is refused.
theirs() {
	rm -rf "$work/root"
	mkdir "$work/root"
	"$generator" --root="$work/root" -- "$@" 2>"$work/errors" || return 1
	! grep -q 'Failed to parse' "$work/errors" || return 1
	find "$work/root" -type f -exec awk '
	function route() {
		if (in_route)
			print device, "Route=" to " via " by
		to = by = ""
		in_route = 0
	}
	FNR == 1 {
		route()
		device = FILENAME
		sub(/.*\/9[01]-/, "", device)
		sub(/\.(network|netdev|link)$/, "", device)
		if (device == "default")
			device = "-"
		is_link = FILENAME ~ /\.link$/
	}
	/^\[/ {
		route()
		in_match = $0 == "[Match]"
		in_route = $0 == "[Route]"
		next
	}
	/^(#|$)/ || /^Name=/ || (in_match && !is_link) { next }
	in_route && sub(/^Destination=/, "") { to = $0; next }
	in_route && sub(/^Gateway=/, "") { by = $0; next }
	{ print device, $0 }
	END { route() }
	' {} + | sort -u
}

ours() {
	"$work/show" "$@" 2>"$work/problems" >"$work/shown" || return 1
	sort -u "$work/shown"
}

# same NAME WORD...: each understands all of them, and alike.
same() {
	_name=$1
	shift
	_status=0
	theirs "$@" >"$work/theirs" || _status=1
	ours "$@" >"$work/ours" || _status=1
	alike
}

# both WORD...: the same of words that are of one command line for us, too.
both() {
	_name="$*"
	_status=0
	theirs "$@" >"$work/theirs" || _status=1
	ours "$*" >"$work/ours" || _status=1
	alike
}

alike() {
	[ -s "$work/ours" ] || _status=1
	cmp -s "$work/ours" "$work/theirs" || _status=1
	ok "$_status" "$_name"
	[ "$_status" -eq 0 ] || {
		diag "$(cat "$work/errors" "$work/problems")"
		diag "$(diff "$work/ours" "$work/theirs")"
	}
}

# Each word has its own device, so one run of the generator serves for all.
set --
n=0
for client in '192.168.0.10' '10.1.2.3' '[2001:db8::10]' '[2001:DB8:0:0:1:0:0:1]'; do
	case $client in
	\[*)	gateways=' [2001:db8::1] [fe80::1]' masks='64 128 48 1' ;;
	*)	gateways=' 192.168.0.1 10.0.0.1' masks='255.255.255.0 24 16 255.255.240.0 32 255.255.255.255 1' ;;
	esac
	for gateway in '' $gateways; do
		for mask in $masks; do
			for tail in '' : :1500 :9000:52:54:00:aB:cd:ef ::52:54:00:12:34:56 \
					:10.0.0.53 :10.0.0.53:10.0.0.54 ':[2001:db8::53]' \
					':[2001:db8::53]:10.0.0.54'; do
				n=$((n + 1))
				case $((n % 7)) in
				0)	method=dhcp host= ;;
				1)	method=dhcp6 host=h ;;
				2)	method=auto6 host=host.example ;;
				3)	method=either6 host= ;;
				4)	method=link6 host=a-b ;;
				5)	method=none host=h2 ;;
				*)	method=off host= ;;
				esac
				set -- "$@" "ip=$client::$gateway:$mask:$host:eth$n:$method$tail"
			done
		done
	done
done
for method in dhcp dhcp6 auto6 either6 link6 ibft off none; do
	for tail in '' :1500 :9000:52:54:00:aB:cd:ef ::52:54:00:12:34:56; do
		n=$((n + 1))
		set -- "$@" "ip=eth$n:$method$tail" "ip=:::::enp${n}s0:$method$tail"
	done
done
same "$# forms of ip=" "$@"

for word in ip=dhcp ip=dhcp6 ip=auto6 ip=either6 ip=link6 ip=ibft \
	ip=::::::dhcp ip=::::host::dhcp:1500 'ip=::::::dhcp:[2001:db8::1]:8.8.8.8'; do
	same "$word: no device" "$word"
done
same 'nameserver=' nameserver=10.0.0.1 nameserver=2001:db8::1 nameserver=::ffff:1.2.3.4
same 'rd.route=' rd.route=192.168.200.0/24:192.168.100.222:ens10 \
	rd.route=192.168.202.0/24::ens10 rd.route=10.0.0.1:10.0.0.2:e \
	'rd.route=[2001:DB8:3::/48]:[2001:DB8:2::1]:ens10' 'rd.route=[4000::/2]:[fe80::1]:ens11'
same 'rd.route=: no device' rd.route=192.168.201.0/24:192.168.100.222
same 'rd.peerdns=' rd.peerdns=0
same 'ifname=' ifname=boot:52:54:00:12:34:56

# IPv4 and IPv6 on one interface. Theirs has one DHCP line, that of the last word.
for four in ip=10.0.0.5::10.0.0.1:24::eth0:none ip=10.0.0.5:::24::eth0:off:10.0.0.53; do
	for six in 'ip=[2001:db8::5]::[fe80::1]:64::eth0:none:[2001:db8::53]' ip=eth0:auto6 \
			ip=eth0:link6; do
		both "$four" "$six"
		both "$six" "$four"
	done
done
both ip=10.0.0.5::10.0.0.1:24:h:eth0:none ip=eth1:dhcp6
check 'IPv4 and IPv6 by servers: ours says the one' \
	eval 'ours "ip=eth0:dhcp ip=eth0:dhcp6" | grep -qx "eth0 DHCP=ipv4"'
check '... and the other' eval 'ours "ip=eth0:dhcp ip=eth0:dhcp6" | grep -qx "eth0 DHCP=ipv6"'
is "$(theirs ip=eth0:dhcp ip=eth0:dhcp6)" 'eth0 DHCP=ipv6' '... and theirs no more than the last'
check_not 'we refuse a second address of IPv4' \
	ours 'ip=10.0.0.5:::24::eth0:none ip=10.0.0.6:::24::eth0:none'
check '... which theirs adds' eval \
	'theirs ip=10.0.0.5:::24::eth0:none ip=10.0.0.6:::24::eth0:none | grep -qx "eth0 Address=10.0.0.6/24"'

# What they write of the members of these has a DHCP line that nobody asked for.
same 'vlan=' vlan=vlan5:eth0 vlan=vlan0006:eth0 vlan=eth1.0007:eth1 vlan=eth1.8:eth1
same 'bond=' bond=bond0:eth0,eth1:mode=802.3ad:9000 bond=bond1:eth2:miimon=100
same 'bridge=' bridge=br0:eth2,eth3 bridge=br1:eth4

# differ WORD OURS THEIRS REASON: one line of each, or "-" where the word is refused.
differ() {
	if ours "$1" >"$work/ours"; then
		check "$1: ours says $2" grep -qxF -e "$2" "$work/ours"
	else
		is - "$2" "$1: we refuse it"
	fi
	if theirs "$1" >"$work/theirs"; then
		check "... and theirs $3, since $4" grep -qxF -e "$3" "$work/theirs"
		check_not '... which is not the same' grep -qxF -e "$3" "$work/ours"
	else
		is - "$3" "... and theirs refuses it, but $4"
	fi
}
differ ip=192.168.0.10:192.168.0.2:192.168.0.1:24:h:eth0:off \
	'eth0 Server=192.168.0.2' 'eth0 Peer=192.168.0.2' \
	'nfsroot.rst says that this is the server that the root is on'
differ ip=10.0.0.1:::::eth0:none 'eth0 Address=10.0.0.1/8' 'eth0 Address=10.0.0.1/32' \
	'nfsroot.rst says that the class of the address is taken'
differ 'ip=[2001:db8::1]:::::eth0:none' 'eth0 Address=2001:db8::1/64' \
	'eth0 Address=2001:db8::1/128' 'a network over IPv6 has 64 bits, unless another is said'
differ ip=eth0:on 'eth0 DHCP=ipv4' 'eth0 DHCP=yes' 'dracut.cmdline(7) says that it is dhcp'
differ ip=any '- DHCP=ipv4' '- DHCP=yes' 'the kernel has autoconfiguration for IPv4 alone'
differ ip=10.0.0.1 '- Address=10.0.0.1/8' - 'nfsroot.rst has all other fields optional'
differ ip=10.0.0.1::10.0.0.2:8::eth0: 'eth0 DHCP=no' - \
	'nfsroot.rst has a default for the method'
differ ip=10.0.0.1:10.0.0.2/24::8::eth0:none 'eth0 Peer=10.0.0.2' - \
	'dracut.cmdline(7) has a prefix there'
differ ip=10.0.0.1:::8::eth0:none:10.0.0.2:10.0.0.3:10.0.0.4 'eth0 NTP=10.0.0.4' - \
	'nfsroot.rst has an NTP server there'
differ ip=10.0.0.1:::8::eth0:none::10.0.0.3 'eth0 DNS=10.0.0.3' - \
	'nfsroot.rst has each field optional'
differ ip=eth0:bootp 'eth0 DHCP=bootp' - 'nfsroot.rst has it'
differ rd.route=10.1.2.3/16:10.0.0.1:eth0 'eth0 Route=10.1.0.0/16 via 10.0.0.1' \
	'eth0 Route=10.1.2.3/16 via 10.0.0.1' 'the kernel refuses a route with bits of a host'
differ rd.route=10.1.2.0/255.255.255.0:10.0.0.1:eth0 \
	'eth0 Route=10.1.2.0/24 via 10.0.0.1' - 'dracut.cmdline(7) calls it a netmask'
differ bond=bond7 'eth0 Bond=bond7' - 'dracut.cmdline(7) has defaults for what is missing'
differ bridge=br7 'eth0 Bridge=br7' - 'dracut.cmdline(7) has defaults for what is missing'
differ ip=10.0.0.1:::33::eth0:none - 'eth0 Address=10.0.0.1/33' 'no address has so many bits'
differ ip=10.0.0.1:::255.0.255.0::eth0:none - 'eth0 Address=10.0.0.1/24' 'a mask has no holes'
differ 'ip=[2001:db8::1]:::129::eth0:none' - 'eth0 Address=2001:db8::1/129' \
	'no address has so many bits'

# What neither of the two takes.
for word in ip=eth0:dhpc ip=10.0.0.300:::8::eth0:none ip=10.0.0.1:::x::eth0:none \
	ip=e/0:dhcp ip=eth0123456789abc:dhcp ip=eth0:dhcp:x ip=eth0:dhcp:1500:52:54 \
	rd.route=10.0.0.0/33:10.0.0.1 rd.route=x ifname=boot ifname=boot:52:54 \
	vlan=vlan5 vlan=vlan4096:eth0 nameserver=dns; do
	check_not "we refuse $word" ours "$word"
	check_not "... and so do they" theirs "$word"
done
done_testing
