# SPDX-License-Identifier: GPL-2.0-only
# shellcheck shell=sh disable=SC2034 # for the test
#
# A network of the test's own: a network namespace with an interface "lan", on which servers
# run, and whose other end is the machine's card. To be sourced first, with the test's
# arguments; it runs the test once more, in the namespace.

. "$repo/tests/lib/tap.sh"

command -v ip >/dev/null || skip_all 'ip is missing; install iproute2'
if [ "${1:-}" != inside ]; then
	unshare -n true 2>/dev/null || skip_all 'no network namespace can be made here'
	exec unshare -n "$0" inside
fi
ip link set lo up
ip tuntap add lan mode tap 2>/dev/null || skip_all 'no tap device can be made here'
# Nobody else is on it who could have the address.
ip address add 2001:db8:7::1/64 dev lan nodad
ip link set lan address 52:54:00:00:00:01 up

gateway=fe80::5054:ff:fe00:1
lan_nic='-netdev tap,id=net,ifname=lan,script=no,downscript=no -device virtio-net-pci,netdev=net,mac=52:54:00:00:00:07'

# serve COMMAND...: a server that stays in the foreground; the last one ends.
server_pid=
serve() {
	unserve
	"$@" >>"$work/server.log" 2>&1 &
	server_pid=$!
}
unserve() {
	[ -z "$server_pid" ] || kill "$server_pid" 2>/dev/null || :
	[ -z "$server_pid" ] || wait "$server_pid" 2>/dev/null || :
	server_pid=
}

# dnsmasq6 OPTION...: with what it serves; DNS itself it does not.
dnsmasq6() {
	command -v dnsmasq >/dev/null || die 'dnsmasq is missing: run tests/lib/packages check'
	serve dnsmasq --keep-in-foreground --conf-file=/dev/null --user=root --port=0 \
		--no-resolv --no-hosts --log-dhcp --log-facility=- --pid-file= \
		--dhcp-leasefile="$work/leases" --interface=lan --bind-dynamic \
		--enable-ra "$@"
}
