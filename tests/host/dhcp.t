#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# kinit's DHCP against real servers, in network namespaces of the test's own: dnsmasq and
# addresses that somebody else has, servers that refuse, that come late or that
# know no DHCP.
set -eu
repo=$(cd "$(dirname "$0")/../.." && pwd)
. "$repo/tests/lib/common.sh"
. "$repo/tests/lib/tap.sh"

for _program in ip dnsmasq; do
	command -v "$_program" >/dev/null || skip_all "$_program is missing"
done
if [ "${1:-}" != inside ]; then
	unshare -n -m true 2>/dev/null || skip_all "no namespace can be made here"
	exec unshare -n -m --propagation private "$0" inside
fi
work=$(mktemp -d)
server=
bad=
other=
holder=
clean_up() {
	# Each of them is a child of this shell.
	for _pid in $server $bad $holder $other; do
		kill "$_pid" 2>/dev/null || :
	done
	rm -rf "$work"
}
trap clean_up EXIT
trap 'exit 1' INT TERM HUP

client=$work/client
"$repo/tests/lib/dhcp_client" "$client" -g -fsanitize=address,undefined \
	-fno-sanitize-recover=all || die 'the client is needed for all that follows'
gcc -std=gnu11 -D_GNU_SOURCE -g -Wall -Wextra -Werror -I"$repo/usr/kinit" -I"$repo/usr/lib" \
	-o "$work/server" "$repo/tests/host/dhcp_server.c" || die 'so is the server'

# The client's end of a cable, and the servers', in a namespace of its own.
unshare -n sleep 600 >/dev/null 2>&1 &
other=$!
until [ "$(readlink /proc/$other/ns/net)" != "$(readlink /proc/self/ns/net)" ]; do
	kill -0 "$other"
done
there() {
	nsenter -t "$other" -n "$@"
}
ip link add one address 52:54:00:00:00:07 type veth peer name far netns "$other" ||
	skip_all "no veth can be made here"
there ip link add br0 type bridge
there ip link set far master br0
there ip link set far up
there ip link set br0 up
there ip addr add 10.0.0.1/24 dev br0
there ip addr add 10.0.0.2/24 dev br0

# serve NAME OPTION...: by dnsmasq.
serve() {
	_name=$1
	shift
	stop_server
	nsenter -t "$other" -n dnsmasq --keep-in-foreground --conf-file=/dev/null --port=0 --interface=br0 \
		--user=root --no-ping --log-dhcp --log-facility="$work/$_name.log" \
		--dhcp-leasefile="$work/$_name.leases" --pid-file="$work/$_name.pid" \
		--dhcp-range=10.0.0.50,10.0.0.60,255.255.255.0,1h "$@" 2>"$work/$_name.err" &
	server=$!
	until grep -qs 'DHCP, IP range' "$work/$_name.log"; do
		kill -0 "$server" || die "dnsmasq does not start: $(cat "$work/$_name.err")"
	done
}
stop_server() {
	[ -z "$server" ] || { kill "$server"; wait "$server" 2>/dev/null || :; }
	server=
}
# try ARGUMENT...: of the client; its lines without the time are $work/said.
try() {
	_status=0
	ip addr flush dev one
	timeout 60 "$client" "$@" >"$work/lines" 2>"$work/err" || _status=$?
	cut -c7- "$work/lines" >"$work/said"
}
# run NAME ARGUMENT..., run_fails NAME ARGUMENT...
run() {
	_name=$1
	shift
	try "$@"
	ok "$_status" "$_name"
}
run_fails() {
	_name=$1
	shift
	try "$@"
	ok "$((_status != 1))" "$_name"
}
# said NAME REGEX: a whole line.
said() {
	if grep -qxE -- "$2" "$work/said"; then
		ok 0 "$1"
	else
		ok 1 "$1"
		diag "no line is: $2"
		diag "$(cat "$work/lines" "$work/err")"
	fi
}
# ended FROM TO: ms, when the client gave up.
ended() {
	_ms=$(grep 'the network is needed' "$work/lines" | cut -c-5)
	check "$3 ($_ms ms)" test "$_ms" -ge "$1" -a "$_ms" -lt "$2"
}

serve plain --dhcp-option=17,10.0.0.9:/srv/%s --domain=example.org \
	--dhcp-host=52:54:00:00:00:07,10.0.0.55,box
run 'an address by DHCP' 10 rd.neednet=1 ip=one:dhcp
said 'with all that there is' 'told one 10.0.0.55/24 gateway=10.0.0.1 server=10.0.0.1 times=1800,3150,3600 root-path=10.0.0.9:/srv/%s host=box domain=example.org file='
check 'which the kernel has' sh -c 'ip -4 addr show one 2>/dev/null |
	grep -q "10.0.0.55/24 brd 10.0.0.255"'
check 'the server knows us as kinit' grep -q 'vendor class: kinit' "$work/plain.log"
check 'by the hardware address' grep -q '10.0.0.55 box 01:52:54:00:00:00:07' "$work/plain.leases"

run 'who we are by the command line' 10 rd.neednet=1 dhcpclass=thin ip=::::desk:one:dhcp,7,ours
check 'another vendor class' grep -q 'vendor class: thin' "$work/plain.log"
check 'a name' grep -q 'client provides name: desk' "$work/plain.log"
check 'another identifier' grep -q '07:6f:75:72:73$' "$work/plain.leases"

# What is configured already is taken as it is.
ip addr flush dev one
ip addr add 10.0.0.77/16 brd 10.0.255.255 dev one
ip route add default via 10.0.0.9 dev one
"$client" 5 rd.neednet=1 ip=one:dhcp >"$work/lines" 2>"$work/err" || :
cut -c7- "$work/lines" >"$work/said"
said 'an address that it has is not asked for' 'told one 10.0.0.77/16 gateway=10.0.0.9 server=0.0.0.0 .*'
check_not 'nobody is asked' grep -q '^dhcp one' "$work/said"
ip route del default

# Somebody has it already: it is declined, and the next one is taken.
unshare -n sleep 600 >/dev/null 2>&1 &
holder=$!
until [ "$(readlink /proc/$holder/ns/net)" != "$(readlink /proc/self/ns/net)" ]; do
	kill -0 "$holder"
done
there ip link add third type veth peer name held netns "$holder"
there ip link set third master br0
there ip link set third up
nsenter -t "$holder" -n ip link set held address 52:54:00:00:00:99 up
for _last in 50 51 52 53 54 55 56 57 58 59; do
	nsenter -t "$holder" -n ip addr add "10.0.0.$_last/24" dev held
done
serve conflict
run 'addresses that somebody has' 60 rd.neednet=1 ip=one:dhcp
said 'are not taken' 'told one 10.0.0.60/24 .*'
said 'who has one is said' 'log [0-9] one: 52:54:00:00:00:99 has the address that it was given, which is declined'
check 'the server is told' grep -q 'DHCPDECLINE(br0)' "$work/conflict.log"

# One that comes later is told.
nsenter -t "$holder" -n ip addr flush dev held
ip addr flush dev one
rm -f "$work/conflict.leases" "$work/lines"
timeout 60 "$client" -w 4 rd.neednet=1 ip=one:dhcp >"$work/lines" 2>"$work/err" &
late=$!
until grep -qs ' told one' "$work/lines"; do
	kill -0 "$late" || die "$(cat "$work/err")"
done
taken=$(sed -n 's/.* told one \([0-9.]*\/24\) .*/\1/p' "$work/lines")
nsenter -t "$holder" -n sh -c "ip addr add $taken dev held
	echo 1 >/proc/sys/net/ipv4/conf/held/arp_notify
	ip link set held address 52:54:00:00:00:98"
wait "$late"
cut -c7- "$work/lines" >"$work/said"
said 'who takes it later is said' 'log [0-9] one: 52:54:00:00:00:98 has the address that it was given, and uses it, too'
said 'in the report, too' '.*: it has its address by the DHCP server 10.0.0.1, .*; 52:54:00:00:00:98 has that, too'

# An address that the machine gives itself, and that of IPv6, which the kernel makes when the
# interface is brought up.
link_local() {
	ip link set one down
	run "$1" 10 rd.neednet=1 ip=one:link-local
	own=$(sed -n 's/.* told one \(169\.254\.[0-9.]*\/16\) .*/\1/p' "$work/lines")
}
link_local 'an address of the link'
first=$own
said 'is taken, as nobody has it' 'told one 169\.254\.[0-9.]*/16 gateway=0\.0\.0\.0 .*'
said 'and one of IPv6' 'told one fe80::5054:ff:fe00:7/64 .*'
check_not 'no server is asked' grep -qx 'dhcp one' "$work/said"
nsenter -t "$holder" -n ip addr add "$first" dev held
link_local 'one that somebody has'
said 'is not' 'log [0-9] one: 52:54:00:00:00:98 has the address that it was given, so it tries another one'
said 'but another one is' 'told one 169\.254\.[0-9.]*/16 .*'
check_not 'which is another one' test "$own" = "$first"
nsenter -t "$holder" -n ip addr flush dev held
link_local 'the next time'
is "$own" "$first" 'it is the first one again'
kill "$holder"
holder=

# play SERVER ADDRESS MODE: by dhcp_server.
play() {
	rm -f "$work/server.log"
	nsenter -t "$other" -n "$work/server" br0 "$@" >"$work/server.log" 2>&1 &
	bad=$!
	until grep -qs ready "$work/server.log"; do
		kill -0 "$bad" || die "$(cat "$work/server.log")"
	done
}
stop_bad() {
	kill "$bad"
	wait "$bad" 2>/dev/null || :
	bad=
}

stop_server
play 10.0.0.2 10.0.0.70 nak
run_fails 'a server that refuses' 3 rd.neednet=1 ip=one:dhcp
said 'is named, and what it says' 'the network is needed .*: the DHCP server 10.0.0.2 refuses it an address: go "away" \(asked [0-9]+ times\)'
stop_bad
play 10.0.0.2 10.0.0.70 silent
run_fails 'a server that does not confirm' 2 rd.neednet=1 ip=one:dhcp
said 'is named' 'the network is needed .*: the DHCP server 10.0.0.2 has offered it 10.0.0.70, and does not confirm that \(asked [45] times\)'
said 'while it is waited for, too' 'one: the DHCP server 10.0.0.2 has offered it 10.0.0.70, and does not confirm that .*'
stop_bad
play 10.0.0.2 10.0.0.70 bootp
run_fails 'BOOTP is not DHCP' 1 rd.neednet=1 ip=one:dhcp
said 'which is said' "the network is needed .*: an answer of a DHCP server is BOOTP's, not DHCP's \(ip=bootp takes it\) \(asked [23] times\)"
run 'but if it will do' 5 rd.neednet=1 ip=one:bootp
said 'it is taken' 'told one 10.0.0.70/8 gateway=0.0.0.0 server=10.0.0.2 .*'
check 'for ever' sh -c 'ip addr show one 2>/dev/null | grep -q "valid_lft forever"'
stop_bad
play 10.0.0.2 10.0.0.70 good
run 'a lease without times' 5 rd.neednet=1 ip=one:dhcp
said 'is one' 'told one 10.0.0.70/8 gateway=0.0.0.0 server=10.0.0.2 times=0,0,0 .*'
stop_bad

play 10.0.0.3 10.0.0.71 late
late=$bad
play 10.0.0.2 10.0.0.70 silent
run 'one that does not confirm, and is quicker than another' 7 rd.neednet=1 ip=one:dhcp
said 'which is taken' 'told one 10.0.0.71/8 gateway=0.0.0.0 server=10.0.0.3 .*'
stop_bad
bad=$late
stop_bad

run_fails 'no server answers' 4 rd.neednet=1 ip=one:dhcp rd.net.timeout.dhcp=2
said 'for as long as it was to be waited for' 'the network is needed .*: no DHCP server answers \(asked [345] times\)'
ended 2000 3000 'and no longer'

# The server comes late, and the link goes away for a time.
there ip link set far down
# The kernel tells of it once a second at the most.
cable() {
	there ip link set far "$1"
	sleep 1.5
}
{ cable down; cable up; cable down; cable up; } &
cable=$!
run_fails 'a cable that is pulled out' 7 rd.neednet=1 ip=one:dhcp
wait "$cable"
said 'a carrier is waited for' 'one: no carrier'
is "$(grep -c '^carrier one' "$work/said")" 2 'also one that is lost'
said 'what was asked before is asked again at once' 'one: no DHCP server answers \(asked [67] times\)'
there ip link set far down
run_fails 'no carrier' 5 rd.neednet=1 ip=one:dhcp rd.net.timeout.carrier=1
said 'is said' 'the network is needed .*: no carrier \(is its cable plugged in, and the other end on\?\)'
ended 1000 2000 'and not waited for longer than wanted'
there ip link set far up
done_testing
