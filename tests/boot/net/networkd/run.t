#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# A Debian whose systemd-networkd takes over the interface that kinit had from a DHCP server:
# by the files in /run, with the same client identifier, so that the address is the same; it
# renews the lease. (tests/host/managers.t sees that the address is never gone meanwhile.)
set -eu
repo=$(cd "$(dirname "$0")/../../../.." && pwd)
. "$repo/tests/boot/net/lib.sh"
only_long
[ "$(id -u)" -eq 0 ] || skip_all 'only root can make a Debian'

image_source=$("$repo/tests/lib/debian")
cp --sparse=always "$image_source" "$work/root.img"
uuid=$(cat "${image_source%/*}/uuid")
echo "UUID=$uuid / ext4 errors=remount-ro 0 1" >"$work/fstab"
cat >"$work/report" <<'REPORT'
#!/bin/sh
exec >/dev/ttyS1 2>&1
n=0
until grep -qs ADMIN_STATE=configured /run/systemd/netif/links/2 || [ "$n" -gt 100 ]; do
	n=$((n + 1))
	sleep 1
done
for file in links/2 leases/2; do
	sed "s/^/networkd: /" "/run/systemd/netif/$file"
done
grep -q '|-- 10.7.3.77' /proc/net/fib_trie && echo 'address: 10.7.3.77'
sed 's/^/route: /' /proc/net/route
cat /run/NetworkManager/system-connections/kinit-eth0.nmconnection | sed 's/^/profile: /'
stat -c 'mode: %a %n' /run/NetworkManager/system-connections/* /run/systemd/network/*.network
sed 's/^/device: /' /run/NetworkManager/devices/2
sed 's/^/ifstate: /' /run/network/ifstate /run/network/ifstate.eth0
journalctl -b -u systemd-networkd -o cat --no-pager | sed 's/^/journal: /'
udevadm info /sys/class/net/eth0 | sed 's/^/udev: /'
find /run/systemd/network -name '*.conf' | sed 's/^/drop-in: /'
systemctl --failed --no-legend --plain --full | sed 's/^/failed: /'
echo 'done'
systemctl poweroff
REPORT
printf '[Match]\nName=dummy*\n' >"$work/own"
cat >"$work/commands" <<COMMANDS
rm /etc/fstab
write $work/fstab /etc/fstab
rm /usr/local/sbin/report
write $work/report /usr/local/sbin/report
set_inode_field /usr/local/sbin/report mode 0100755
cd /etc/systemd/network
write $work/own 10-own.network
cd /etc/systemd/system
rm multi-user.target.wants/e2scrub_reap.service
symlink multi-user.target.wants/systemd-networkd.service /lib/systemd/system/systemd-networkd.service
COMMANDS
debugfs -w -f "$work/commands" "$work/root.img" >"$work/debugfs.log" 2>&1

limit=300
# shellcheck disable=SC2046,SC2086 # words
boot "root=UUID=$uuid rd.neednet=1 ip=dhcp netroot=iscsi:10.7.3.2::1::none" $(virtio root) \
	$user_net -device virtio-net-pci,netdev=net,mac=52:54:00:00:00:07
says 'networkd: ADMIN_STATE=configured' 'systemd-networkd has configured the interface'
says 'networkd: NETWORK_FILE=/run/systemd/network/69-kinit-eth0.network' 'by our file'
says 'networkd: ADDRESS=10.7.3.77' 'its lease is that of the same address'
says 'networkd: CLIENTID=01525400000007' 'as it is the same client to the server'
says 'address: 10.7.3.77' 'which is there'
says 'route: eth0.*00000000.*0203070A.*' 'so is the route'
says_not 'journal: .*69-kinit.*:[0-9]+: .*' 'it understands all of the file'
says 'mode: 600 .*/kinit-eth0.nmconnection' "NetworkManager's file is nobody else's"
says 'mode: 644 .*/69-kinit-eth0.network' "systemd-networkd's can be read"
says_not 'udev: E: ID_RENAMING=1' 'udev wants no other name'
says 'udev: E: ID_NET_LINK_FILE=/run/systemd/network/69-kinit-eth0.link' 'by our file'
says 'profile: mac-address=52:54:00:00:00:07' 'an interface is known by its address'
says 'ifstate: eth0=eth0' 'ifup is told'
says 'drop-in: /run/systemd/network/10-own.network.d/kinit.conf' \
	"the system's own files must not drop what the root is reached by"
says_not 'failed: .*' 'no unit failed'
done_testing
