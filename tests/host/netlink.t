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
	"$repo"/usr/kinit/net/rtnl/requests.c "$repo"/usr/kinit/net/rtnl/rtnetlink.c
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
check 'an interface is seen' grep -qx 'one 52:54:00:12:34:56 1500 veth -' "$work/links"
is "$(wc -l <"$work/links")" "$(ip -o link | wc -l)" 'as many as there are'
check 'one is brought up' "$tool" up one 1400
has 'with the MTU that was asked for' 'one@two:.*UP.* mtu 1400' link show one
"$tool" wait one &
check 'and the other' "$tool" up two 0
check 'whose carrier is told' wait $!
"$tool" links >"$work/links"
check 'and seen' grep -q ' one .* carrier' "$work/links"

check 'an address' "$tool" address one 192.0.2.5 24 192.0.2.255 0
has 'is there' 'inet 192.0.2.5/24 brd 192.0.2.255 scope global one.*valid_lft forever' addr show one
check 'an address for some time' "$tool" address one 192.0.2.5 24 192.0.2.255 1000
has 'takes its place' 'inet 192.0.2.5/24 .*valid_lft (1000|99[0-9])sec' addr show one
is "$(said addr show one | grep -c 192.0.2.5)" 1 'which is one'
check 'the default route' "$tool" route one 0.0.0.0 0 192.0.2.1 0
has 'is there' '^default via 192.0.2.1 dev one' route show
check 'a route at the link' "$tool" route one 198.51.100.0 24 - 0
has 'is there' '^198.51.100.0/24 dev one .*scope link' route show
check 'a gateway that no address reaches' "$tool" route one 203.0.113.0 24 10.9.9.9 1
has 'is reached all the same' '^203.0.113.0/24 via 10.9.9.9 dev one onlink' route show
check_not 'unless nobody says so' "$tool" route one 203.0.114.0 24 10.9.9.9 0 2>"$work/err"
check 'which has an errno' grep -q unreachable "$work/err"
check 'an address of IPv6' "$tool" address one 2001:db8::5 64 - 0
has 'is there' 'inet6 2001:db8::5/64 scope global' addr show one
check 'and its route' "$tool" route one :: 0 fe80::1 0
has 'is there' '^default via fe80::1 dev one' -6 route show
done_testing
