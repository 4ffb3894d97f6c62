#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# An interface as kinit leaves it, with the files that it writes, and the real managers on it:
# systemd-networkd, NetworkManager and ifupdown take it over, and its address is never gone.
# All is in namespaces of the test's own, with dnsmasq on the other end of a veth. What is
# not installed is skipped; tests/boot/net/networkd has a whole Debian.
set -eu
repo=$(cd "$(dirname "$0")/../.." && pwd)
. "$repo/tests/lib/common.sh"
. "$repo/tests/lib/tap.sh"

if [ "${1:-}" != inside ]; then
	for tool in ip dnsmasq; do
		command -v "$tool" >/dev/null || skip_all "$tool is missing: run tests/lib/packages check"
	done
	unshare -nm true 2>/dev/null || skip_all "no namespaces can be made here"
	exec unshare -nmp --fork --kill-child "$0" inside
fi
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mac=52:54:00:00:00:07
net=$repo/usr/kinit/net
check 'the program is compiled' gcc -std=gnu11 -D_GNU_SOURCE -g -Wall -Wextra -Werror \
	-fsanitize=address,undefined -fno-sanitize-recover=all -I"$repo/usr/kinit" \
	-I"$repo/usr/lib" -o "$work/show" "$repo/tests/host/managers/show.c" \
	"$net/state/networkd_text.c" "$net/state/nm_text.c" "$net/link/stack.c" "$net/plan.c" \
	"$net/address.c" "$net"/option/*.c "$net/dhcp/dhcp_message.c" \
	"$repo/usr/kinit/cmdline.c" "$repo/usr/lib/text.c"

# A /proc of this namespace; and where sysfs cannot be written, nobody expects udev.
mount -t proc proc /proc
mount -t sysfs -o ro sysfs /sys
mount -t tmpfs tmpfs /run

# within SECONDS COMMAND...: until it succeeds.
within() {
	_until=$(($(date +%s) + $1))
	shift
	until "$@" >/dev/null 2>&1; do
		[ "$(date +%s)" -lt "$_until" ] || return 1
		sleep 0.1
	done
}

# The server has given the address to who says that it is this MAC address.
until_there() {
	until ip link set server up 2>/dev/null; do
		sleep 0.05
	done
	ip addr add 10.0.0.1/24 dev server
	exec dnsmasq --keep-in-foreground --conf-file=/dev/null --interface=server \
		--bind-interfaces --except-interface=lo --port=0 --user=root \
		--dhcp-range=10.0.0.50,10.0.0.60,255.255.255.0,2m --dhcp-authoritative \
		--dhcp-leasefile="$work/leases" --log-facility="$work/dnsmasq.log"
}
in_its_own() {
	[ "$(readlink "/proc/$1/ns/net")" != "$(readlink /proc/self/ns/net)" ]
}
# begin [bridge]: the address is that of the interface $device: eth0, or a bridge with that port.
begin() {
	device=eth0
	rm -rf "$work/dnsmasq.log" /run/systemd /run/NetworkManager /run/network
	mkdir -p /run/systemd/network /run/NetworkManager/system-connections \
		/run/NetworkManager/devices /run/network
	echo "$(($(date +%s) + 120)) $mac 10.0.0.55 * 01:$mac" >"$work/leases"
	export work
	unshare -n sh -c "$(cat <<-END
		work='$work'
		$(sed -n '/^until_there() {/,/^}/p' "$repo/tests/host/managers.t")
		until_there
		END
	)" &
	server_pid=$!
	ip link add eth0 address "$mac" type veth peer name server
	within 5 in_its_own "$server_pid"
	ip link set server netns "$server_pid"
	ip link set lo up
	if [ "${1:-}" = bridge ]; then
		device=br0
		ip link add br0 type bridge stp_state 0
		ip link set eth0 master br0
		ip link set br0 up
	fi
	ip link set eth0 up
	ip addr add 10.0.0.55/24 broadcast 10.0.0.255 dev "$device"
	ip route add default via 10.0.0.1 dev "$device" proto dhcp
	index=$(cat "/sys/class/net/$device/ifindex")
	within 10 test -s "$work/dnsmasq.log"
	ip -4 monitor address >"$work/monitor" &
	monitor_pid=$!
}
end() {
	kill "$server_pid" "$monitor_pid"
	wait "$server_pid" "$monitor_pid" 2>/dev/null || :
	ip link del eth0 2>/dev/null || :
	ip link del br0 2>/dev/null || :
}
show() {
	"$work/show" "$1" "$device" "$index" "$mac" 10.0.0.55 24 10.0.0.1 "${2:-ip=dhcp}"
}
# stays NAME: the address is there, and was all the time.
stays() {
	check "$1: the address is there" sh -c "ip -4 -o addr show $device | grep -q '10.0.0.55/24'"
	check_not 'and was never taken away' grep -q '^Deleted' "$work/monitor"
	check 'nor its route' sh -c \
		"ip route show default | grep -q 'via 10.0.0.1 dev $device proto dhcp'"
}

networkd=/usr/lib/systemd/systemd-networkd
start_networkd() {
	mkdir -p /run/systemd/netif/links /run/systemd/netif/leases /run/systemd/netif/lldp
	chown -R systemd-network: /run/systemd/netif
	# The host's own files are not meant.
	[ -n "${hidden:-}" ] || mount -t tmpfs tmpfs /etc/systemd/network
	hidden=y
	SYSTEMD_LOG_LEVEL=debug SYSTEMD_LOG_TARGET=console "$networkd" >"$work/networkd" 2>&1 &
	networkd_pid=$!
}
stop_networkd() {
	kill "$networkd_pid"
	wait "$networkd_pid" || :
}
if [ -x "$networkd" ] && id systemd-network >/dev/null 2>&1 && [ -d /etc/systemd/network ]; then
	begin
	show networkd >/run/systemd/network/69-kinit-eth0.network
	start_networkd
	check 'systemd-networkd has a lease' within 20 test -s "/run/systemd/netif/leases/$index"
	stays 'systemd-networkd'
	check 'the lease is that of the same address' \
		grep -qx ADDRESS=10.0.0.55 "/run/systemd/netif/leases/$index"
	check_not 'it understands all of the file' grep -q '69-kinit.*:[0-9]*: ' "$work/networkd"
	stop_networkd
	stays 'when it ends'
	end

	begin
	show networkd >/run/systemd/network/69-kinit-eth0.network
	printf '[Match]\nName=e*\n[Network]\nDHCP=yes\n' >/run/systemd/network/10-own.network
	mkdir /run/systemd/network/10-own.network.d
	printf '[Network]\nKeepConfiguration=yes\n' >/run/systemd/network/10-own.network.d/kinit.conf
	start_networkd
	check 'a file of its own goes before ours' \
		within 20 grep -q 'Configuring with .*10-own.network' "$work/networkd"
	check 'and has a lease' within 20 test -s "/run/systemd/netif/leases/$index"
	stays 'of another client identifier'
	stop_networkd
	stays 'when that ends'
	end

	begin
	static='ip=10.0.0.55::10.0.0.1:24::eth0:none:10.0.0.53 rd.route=10.9.0.0/16:10.0.0.9:eth0'
	show networkd "$static" >/run/systemd/network/69-kinit-eth0.network
	start_networkd
	check 'a static address is configured' within 20 grep -qx ADMIN_STATE=configured \
		"/run/systemd/netif/links/$index"
	check_not 'and stays' grep -q '^Deleted' "$work/monitor"
	check 'with its route' within 5 sh -c 'ip route show 10.9.0.0/16 | grep -q "via 10.0.0.9"'
	check_not 'it understands all of the file' grep -q '69-kinit.*:[0-9]*: ' "$work/networkd"
	stop_networkd
	end
else
	ok 0 "systemd-networkd # SKIP it is not installed"
fi

connected() {
	nmcli -t device | grep -qx "$device:[a-z]*:connected:kinit-$device"
}
write_profile() {
	_file=/run/NetworkManager/system-connections/kinit-$1.nmconnection
	cat >"$_file"
	chmod 600 "$_file"
}
# start_nm: it has its profiles. Then it is up, or it is not.
start_nm() {
	mkdir -p /run/dbus
	dbus-daemon --system --nofork --nopidfile 2>"$work/dbus" &
	dbus_pid=$!
	within 10 test -S /run/dbus/system_bus_socket
	NetworkManager --no-daemon --log-level=DEBUG >"$work/nm" 2>&1 &
	nm_pid=$!
	check "NetworkManager has $device by our profile" within 20 connected
	check 'and a lease of the same address' within 20 sh -c \
		"nmcli -f DHCP4 device show $device | grep -q 'ip_address = 10.0.0.55'"
	stays 'NetworkManager'
}
stop_nm() {
	kill "$nm_pid"
	wait "$nm_pid" || :
	stays 'when it ends'
	kill "$dbus_pid"
	wait "$dbus_pid" 2>/dev/null || :
	rm -rf /run/dbus
}
if command -v NetworkManager >/dev/null && command -v nmcli >/dev/null &&
   command -v dbus-daemon >/dev/null; then
	touch "$work/resolv.conf"
	mount --bind "$work/resolv.conf" /etc/resolv.conf
	mount -t tmpfs tmpfs /var/lib/NetworkManager
	mount -t tmpfs tmpfs /etc/NetworkManager/system-connections
	begin
	show device >"/run/NetworkManager/devices/$index"
	show profile | write_profile eth0
	start_nm
	stop_nm
	end

	begin bridge
	show device 'ip=br0:dhcp bridge=br0:eth0' >"/run/NetworkManager/devices/$index"
	show profile 'ip=br0:dhcp bridge=br0:eth0' | write_profile br0
	port=$(cat /sys/class/net/eth0/ifindex)
	for what in profile device; do
		"$work/show" "$what" "eth0@br0:$index" "$port" "$mac" 10.0.0.55 24 10.0.0.1 \
			'ip=br0:dhcp bridge=br0:eth0' >"$work/$what"
	done
	cp "$work/device" "/run/NetworkManager/devices/$port"
	write_profile eth0 <"$work/profile"
	start_nm
	check 'its port is one still' sh -c 'ip link show eth0 | grep -q "master br0"'
	check 'by its own profile' sh -c 'nmcli -t device | grep -q eth0:ethernet:connected:kinit-eth0'
	stop_nm
	end

	# It reads what is built upon others as well.
	for words in 'ip=10.0.0.7::10.0.0.1:24::eth0:none:10.0.0.2 bond=eth0:one,two:mode=active-backup,arp_interval=100,arp_ip_target=10.0.0.1;10.0.0.2' \
		'ip=dhcp bridge=eth0:one' 'ip=dhcp' \
		'ip=10.0.0.7:10.0.0.9/32:10.0.0.1:24::eth0:none rd.route=10.9.0.0/16::eth0'; do
		show profile "$words" >"$work/profile"
		check "its nmcli reads the profile of $words" sh -c \
			"nmcli --offline connection modify connection.autoconnect yes \
				<'$work/profile' >'$work/read' 2>'$work/nmcli'"
		check_not 'and all of it' grep -q . "$work/nmcli"
	done
else
	ok 0 "NetworkManager # SKIP it is not installed"
fi

if command -v ifup >/dev/null; then
	begin
	echo eth0=eth0 >/run/network/ifstate
	echo eth0 >/run/network/ifstate.eth0
	printf 'auto eth0\niface eth0 inet dhcp\n' >"$work/interfaces"
	check 'ifup leaves the interface alone' sh -c "ifup -i '$work/interfaces' eth0 2>'$work/ifup'"
	check 'as it has been configured' grep -q 'already configured' "$work/ifup"
	stays 'ifupdown'
	end
else
	ok 0 "ifupdown # SKIP it is not installed"
fi
done_testing
