#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# Servers that are named and not by their addresses: the programs of iSCSI and NBD ask the DNS
# server of DHCP, which is a real one, in a network namespace of its own. The kernel's NFS asks
# nobody.
set -eu
repo=$(cd "$(dirname "$0")/../../../.." && pwd)
. "$repo/tests/boot/net/lib.sh"
. "$repo/tests/boot/net/nbd_server.sh"
. "$repo/tests/lib/target.sh"
only_long iscsi/login
[ "$arch" = x86_64 ] || skip_all 'its iscsistart is for x86_64'
command -v dnsmasq >/dev/null || die 'dnsmasq is missing: run tests/lib/packages check'

# All is fetched before there is no network.
stock_root=$("$repo/tests/lib/package_root" "$("$repo/tests/lib/iscsi_root" "$stock_root")" \
	"$arch" nbd-client)
if [ "${1:-}" != inside ]; then
	unshare -n -m true 2>/dev/null || skip_all 'no network namespace can be made here'
	exec unshare -n -m --propagation private "$0" inside
fi
stock_name=names
stock_options="--generic --network --hook nbd,open-iscsi"

# QEMU asks the host's server for its machine.
ip link set lo up
echo nameserver 127.0.0.1 >"$work/resolv.conf"
mount --bind "$work/resolv.conf" /etc/resolv.conf
dnsmasq --keep-in-foreground --conf-file=/dev/null --user=root --no-resolv --no-hosts \
	--listen-address=127.0.0.1 --bind-interfaces --pid-file= --log-queries \
	--log-facility="$work/dns.log" --address=/server.example.org/10.7.3.2 &
dns_pid=$!
disk root far -L far
iscsi_port=$port
nbd_server <<EXPORTS
[far]
	exportname = $work/root.img
	readonly = true
EXPORTS
nbd_port=$port
port=$iscsi_port
trap 'kill "$dns_pid" "$(cat "$work/nbd.pid")"; end_server; clean_up' EXIT
server
cp --sparse=always "$work/root.img" "$work/disk.img"
target 1 far "$work/disk.img"
nic="$user_net -device virtio-net-pci,netdev=net"

# shellcheck disable=SC2086 # words
boot "root=/dev/sda netroot=iscsi:server.example.org::$port::$iqn:far rd.iscsi.initiator=$iqn:box \
netroot=nbd:server.example.org:far:::port=$nbd_port" $nic
reached far 'a disk of an iSCSI target whose server is named'
shows 'kinit: nbd: connecting nbd0 to the export far of server.example.org' 'an NBD server is, too'
says 'timeline: .* nbd0 .*' 'which is connected to'

# shellcheck disable=SC2086 # words
boot_fails "root=/dev/sda netroot=iscsi:nobody.example.org::$port::$iqn:far rd.iscsi.initiator=$iqn:box \
kinit.timeout=8" $nic
shows 'kinit: root device not found, and open-iscsi says that the name nobody.example.org has no address.*' \
	'a name that nobody knows is said'

# shellcheck disable=SC2086 # words
boot_fails 'root=nfs4:server.example.org:/srv/root' $nic
shows 'kinit: root=nfs4:server.example.org:/srv/root cannot be understood: the server has to be an IP address, IPv6 in \[brackets\]' \
	'NFS has no names of servers'
done_testing
