#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# The DHCPv6 client by itself, in network namespaces of the test's own: with ISC's dhcpd, which
# knows no rapid commit, so all four messages are sent; with several servers at once, with one
# that comes late, and with one that has nothing to give.
set -eu
repo=$(cd "$(dirname "$0")/../.." && pwd)
. "$repo/tests/lib/common.sh"
. "$repo/tests/lib/tap.sh"

command -v ip >/dev/null || skip_all "ip is missing; install iproute2"
command -v dhcpd >/dev/null || skip_all "dhcpd is missing; install isc-dhcp-server"
if [ "${1:-}" != inside ]; then
	unshare -nm true 2>/dev/null || skip_all "no network namespace can be made here"
	exec unshare -nm "$0" inside
fi
work=$(mktemp -d)
servers=
clean_up() {
	for pid in $servers; do
		kill "$pid" 2>/dev/null || :
	done
	rm -rf "$work"
}
trap clean_up EXIT
chmod 755 "$work"
tool=$work/dhcp6
net=$repo/usr/kinit/net
check 'the program is compiled' gcc -std=gnu11 -D_GNU_SOURCE -g -Wall -Wextra -Werror \
	-fsanitize=address,undefined -fno-sanitize-recover=all -I"$repo/usr/kinit" \
	-I"$repo/usr/lib" -o "$tool" "$repo/tests/host/dhcp6.c" "$net/ip6/dhcp6.c" \
	"$net/ip6/dhcp6_lease.c" "$net/ip6/dhcp6_message.c" "$net/ip6/ip6_list.c" \
	"$net/dhcp/dns_name.c" "$net/address.c" "$repo/usr/lib/text.c"

# A hub with the client, and two servers in namespaces of their own. All have the addresses of
# their links at once.
mount -t tmpfs none /run
ip link add hub type bridge 2>/dev/null || skip_all "no bridge can be made here"
ip link set hub up
# plug NAME MAC: an interface of that name, at the hub.
plug() {
	ip link add "$1" address "$2" type veth peer name "hub-$1" ||
		skip_all "no veth can be made here"
	echo 0 >"/proc/sys/net/ipv6/conf/$1/accept_dad"
	ip link set "hub-$1" master hub up
}
plug client 52:54:00:00:00:07
ip link set client up
for server in one two; do
	plug "$server" "52:54:00:00:00:0${#servers}"
	servers=$servers.
	ip netns add "$server"
	ip link set "$server" netns "$server"
	ip netns exec "$server" sh -c "echo 0 >/proc/sys/net/ipv6/conf/$server/accept_dad"
	ip -n "$server" link set "$server" up
	ip -n "$server" address add 2001:db8:7::1/64 dev "$server" nodad
done
servers=
for end in client one two; do
	_tries=200
	until { ip -6 -o address show dev "$end" 2>/dev/null ||
		ip -n "$end" -6 -o address show dev "$end"; } | grep 'scope link' |
		grep -qv tentative; do
		_tries=$((_tries - 1))
		[ "$_tries" -gt 0 ] || die "$end gets no address of its link"
		sleep 0.05
	done
done

# isc NAME STATEMENT...: a dhcpd that serves there.
isc() {
	_name=$1
	shift
	{
		echo 'default-lease-time 600; preferred-lifetime 500;'
		printf '%s\n' "$@"
	} >"$work/conf.$_name"
	: >"$work/leases.$_name"
	: >"$work/log.$_name"
	ip netns exec "$_name" dhcpd -6 -d -cf "$work/conf.$_name" -lf "$work/leases.$_name" \
		-pf "$work/pid.$_name" "$_name" >"$work/log.$_name" 2>&1 &
	servers="$servers $!"
}
# Have they all begun?
wait_isc() {
	for _name; do
		_tries=200
		until grep -q 'Listening on Socket' "$work/log.$_name"; do
			_tries=$((_tries - 1))
			[ "$_tries" -gt 0 ] || die "dhcpd does not start: $(cat "$work/log.$_name")"
			sleep 0.05
		done
	done
}
stop_all() {
	for pid in $servers; do
		kill "$pid" 2>/dev/null || :
		wait "$pid" 2>/dev/null || :
	done
	servers=
}
# range FIRST LAST: of addresses in a subnet.
range() {
	echo "subnet6 2001:db8:7::/64 { range6 2001:db8:7::$1 2001:db8:7::$2; }"
}
# asks WHAT SECONDS: what was said and heard, in one line; of a lease a second may be over.
asks() {
	"$tool" client "$1" "$2" 2>&1 | sed 's/valid 59[0-9]/valid 600/' | tr '\n' ';'
}

is "$(asks lease 2)" 'solicit 1;solicit 2;' 'nobody is there: it is asked again'
"$tool" client lease 20 >"$work/late" 2>&1 &
late=$!
until grep -q 'solicit 2' "$work/late"; do
	kill -0 $late 2>/dev/null || break
	sleep 0.05
done
isc one 'option dhcp6.name-servers 2001:db8:7::53;' 'option dhcp6.domain-search "example.org";' \
	"$(range 101 101)"
wait_isc one
wait $late || :
is "$(grep -v 'solicit [3-9]' "$work/late" | tr '\n' ';')" \
	'solicit 1;solicit 2;request 1;lease 2001:db8:7::101 valid 600 dns 2001:db8:7::53 search example.org;' \
	'one that comes late is heard, and its first offer is taken'
is "$(asks lease 10)" \
	'solicit 1;request 1;lease 2001:db8:7::101 valid 600 dns 2001:db8:7::53 search example.org;' \
	'four messages make a lease'
is "$(asks inform 10)" 'inform 1;lease  valid 0 dns 2001:db8:7::53 search example.org;' \
	'two say what there is beside it'
stop_all

isc one 'option dhcp6.preference 10;' "$(range 101 101)"
isc two 'option dhcp6.preference 200;' "$(range 201 201)"
wait_isc one two
is "$(asks lease 10)" 'solicit 1;request 1;lease 2001:db8:7::201 valid 600 dns search ;' \
	'of two the one that is preferred'
stop_all

isc one "$(range 101 102)"
wait_isc one
is "$(asks decline 20 | sed 's/::10[12]/::10N/g')" \
	'solicit 1;request 1;lease 2001:db8:7::10N valid 600 dns search ;decline 1;solicit 1;request 1;lease 2001:db8:7::10N valid 600 dns search ;' \
	'an address that another machine has is declined'
check 'which the server knows' grep -q 'Decline' "$work/log.one"
stop_all

isc one 'subnet6 2001:db8:7::/64 { }'
wait_isc one
asks lease 2 >"$work/none"
check 'a server that has none says so' grep -q 'solicit 1;.*refused: status 2;$' "$work/none"
done_testing
