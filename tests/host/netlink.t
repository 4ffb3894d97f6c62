#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# What kinit asks the kernel for over rtnetlink, in a network namespace of the test's own:
# ip(8) says what came of it.
set -eu
repo=$(cd "$(dirname "$0")/../.." && pwd)
. "$repo/tests/lib/common.sh"
. "$repo/tests/lib/tap.sh"

command -v ip >/dev/null || skip_all "ip is missing; install iproute2"
if [ "${1:-}" != inside ]; then
	unshare -n true 2>/dev/null || skip_all "no network namespace can be made here"
	exec unshare -n "$0" inside
fi
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
tool=$work/netlink
check 'the program is compiled' gcc -std=gnu11 -D_GNU_SOURCE -g -Wall -Wextra -Werror \
	-fsanitize=address,undefined -fno-sanitize-recover=all -I"$repo/usr/kinit" \
	-I"$repo/usr/lib" -o "$tool" "$repo/tests/host/netlink.c" \
	"$repo"/usr/kinit/net/rtnl/nl_message.c "$repo"/usr/kinit/net/rtnl/link_message.c \
	"$repo"/usr/kinit/net/rtnl/requests.c "$repo"/usr/kinit/net/rtnl/rtnetlink.c \
	"$repo"/usr/kinit/net/rtnl/link_requests.c "$repo"/usr/kinit/net/option/options.c \
	"$repo"/usr/kinit/net/option/ip_option.c "$repo"/usr/kinit/net/option/field.c \
	"$repo"/usr/kinit/net/rtnl/address_message.c \
	"$repo"/usr/kinit/net/address.c "$repo"/usr/kinit/cmdline.c "$repo"/usr/lib/text.c
ip link add one address 52:54:00:12:34:56 type veth peer name two ||
	skip_all "no veth can be made here"
# ip ARGUMENT...: its answer in one line.
said() {
	ip -o "$@" | tr -s ' \\' ' '
}
has() {
	_name=$1 _pattern=$2
	shift 2
	said "$@" >"$work/said"
	check "$_name" grep -qE -- "$_pattern" "$work/said" || sed 's/^/# /' "$work/said"
}

"$tool" links | cut -d' ' -f2- | sort >"$work/links"
check 'an interface is seen' grep -qx 'one 52:54:00:12:34:56 1500 veth - 0' "$work/links"
is "$(wc -l <"$work/links")" "$(ip -o link | wc -l)" 'as many as there are'
check 'one is brought up' "$tool" up one 1400
has 'with the MTU that was asked for' 'one@two:.*UP.* mtu 1400' link show one
"$tool" wait one &
check 'and the other' "$tool" up two 0
check 'whose carrier is told' wait $!
"$tool" links >"$work/links"
check 'and seen' grep -q ' one .* carrier 0' "$work/links"

# has_address ADDRESS
has_address() {
	said addr show one | grep -qF "inet $1/"
}

check 'an address' "$tool" address one 192.0.2.5 24 192.0.2.255 0
has 'is there' 'inet 192.0.2.5/24 brd 192.0.2.255 scope global one.*valid_lft forever' addr show one
check 'an address for some time' "$tool" address one 192.0.2.5 24 192.0.2.255 1000
has 'takes its place' 'inet 192.0.2.5/24 .*valid_lft (1000|99[0-9])sec' addr show one
is "$(said addr show one | grep -c 192.0.2.5)" 1 'which is one'
check 'another address' "$tool" address one 192.0.2.9 24 - 0
check 'is taken away' "$tool" address one 192.0.2.9 24 - gone
check_not 'and is gone' has_address 192.0.2.9
check 'the default route' "$tool" route one 0.0.0.0 0 192.0.2.1 0
has 'is there' '^default via 192.0.2.1 dev one' route show
check 'a route at the link' "$tool" route one 198.51.100.0 24 - 0
has 'is there' '^198.51.100.0/24 dev one .*scope link' route show
check 'a gateway that no address reaches' "$tool" route one 203.0.113.0 24 10.9.9.9 1
has 'is reached all the same' '^203.0.113.0/24 via 10.9.9.9 dev one proto static onlink' route show
check_not 'unless nobody says so' "$tool" route one 203.0.114.0 24 10.9.9.9 0 2>"$work/err"
check 'which has an errno' grep -q unreachable "$work/err"
check 'an address of IPv6' "$tool" address one 2001:db8::5 64 - 0
has 'is there' 'inet6 2001:db8::5/64 scope global' addr show one
check 'and its route' "$tool" route one :: 0 fe80::1 0
has 'is there' '^default via fe80::1 dev one' -6 route show

# waits ADDRESS: what becomes of it on the interface "one", as an event says. The program has to
# listen before the address is there.
waits() {
	"$tool" wait6 one "$1" >"$work/state" &
	# The first socket of a process has its number.
	_tries=100
	until awk -v pid=$! '$3 == pid { found = 1 } END { exit !found }' /proc/net/netlink; do
		_tries=$((_tries - 1))
		[ "$_tries" -gt 0 ] || break
		sleep 0.05
	done
	ip address add "$1/64" dev one
	wait $!
	cat "$work/state"
}
is "$(waits 2001:db8::6)" good 'no other machine has the address: it can be used'
ip address add 2001:db8::7/64 dev two nodad
is "$(waits 2001:db8::7)" taken 'another one has it'
"$tool" addresses >"$work/addresses"
check 'all addresses of IPv6 are seen' grep -qE '^[0-9]+ 2001:db8::5/64 good$' "$work/addresses"
is "$(wc -l <"$work/addresses")" "$(ip -6 -o address show | wc -l)" 'as many as there are'

check 'it is brought down' "$tool" down one
check 'another MAC address' "$tool" mac one 52:54:00:00:00:09
check 'another MTU' "$tool" mtu one 1300
has 'are there' ' state DOWN .*mtu 1300|mtu 1300 .* state DOWN' link show one
has 'are there' 'link/ether 52:54:00:00:00:09' link show one
check 'another name' "$tool" rename one first
check_not 'but not that of another' "$tool" rename first two 2>"$work/err"
check 'which has an errno' grep -q 'File exists' "$work/err"
check 'two exchange theirs' sh -ec "'$tool' down two; '$tool' rename first rename3
	'$tool' rename two first; '$tool' rename rename3 two"
has 'as their addresses tell' 'link/ether 52:54:00:00:00:09' link show two
"$tool" rename first one

# same KIND WORD OPTION...: what we make of WORD is what ip(8) makes of the options. Some hosts
# have not all kinds; then the boot scenario net/vlan-bond is what tests them.
facts() {
	ip -d -o link show dev "$1" | sed -E 's/^[0-9]+: [^:@]+//; s/([0-9a-f]{2}:){5}[0-9a-f]{2}/MAC/
		s/(bridge_id|designated_root) [^ ]*//g; s/_timer +[0-9.]+//g'
}
same() {
	_kind=$1 _word=$2
	shift 2
	if ! ip link add theirs type "$_kind" 2>/dev/null &&
	   ! ip link add link two name theirs type "$_kind" "$@" 2>/dev/null; then
		ok 0 "$_word # SKIP this kernel has no $_kind"
		return
	fi
	check "$_word" "$tool" build "$_word"
	is "$(facts ours5)" "$(facts theirs)" 'is what ip(8) makes'
	check 'again, and it is there' "$tool" build "$_word"
	"$tool" links >"$work/links"
	check 'and seen' grep -q " ours5 .* $_kind " "$work/links"
	ip link del theirs
	[ "$_kind" = bridge ] || ip link del ours5
}
same vlan vlan=ours5:two id 5
same bond bond=ours5:one,two
same bridge bridge=ours5:one,two stp_state 0
check 'a port' "$tool" attach one ours5
has 'is one' ' master ours5 ' link show one
"$tool" links >"$work/links"
check 'and seen' grep -q " one .* $(ip -o link show ours5 | cut -d: -f1)\$" "$work/links"
"$tool" up one 0
"$tool" up two 0
"$tool" up ours5 0
check 'and its bridge has a carrier' "$tool" wait ours5
has 'since there is no spanning tree, at once' ' state forwarding ' -d link show one
done_testing
