#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# A Debian with systemd whose root is on NBD: the kernel keeps the connection, from kinit to the
# last write before the machine is off.
set -eu
repo=$(cd "$(dirname "$0")/../../../.." && pwd)
. "$repo/tests/boot/net/lib.sh"
. "$repo/tests/boot/net/nbd_server.sh"
. "$repo/tests/boot/debian/lib.sh"
only_long debian/systemd

[ "$(id -u)" -eq 0 ] || skip_all 'only root can make a Debian'
stock_root=$("$repo/tests/lib/package_root" "$stock_root" "$arch" nbd-client)
stock_name=nbd
stock_options="--generic --network --hook nbd"

_image=$("$repo/tests/lib/debian" systemd)
cp --sparse=always "$_image" "$work/root.img"
echo '/dev/nbd0 / ext4 errors=remount-ro,_netdev 0 1' >"$work/fstab"
printf '%s\n' 'rm /etc/fstab' "write $work/fstab /etc/fstab" |
	debugfs -w "$work/root.img" >"$work/debugfs.log" 2>&1
nbd_server <<EXPORTS
[root]
exportname = $work/root.img
EXPORTS
limit=300 memory=512 typing=y
# shellcheck disable=SC2086 # words
start "panic=-1 root=nbd:10.7.3.2:root:::port=$port systemd.mask=report.service" $user_net -device virtio-net-pci,netdev=net
check 'the login prompt is there' wait_for ' login: ' 240
debian_log_in
# shellcheck disable=SC2016 # it is expanded over there
type_line 'echo "state: $(systemctl is-system-running --wait)" >/dev/ttyS1'
check 'systemd answers' wait_until_said 'state: .*' 60
says 'mount: /dev/nbd0 / ext4 rw,.*' 'root is writable, as fstab says'
says 'state: running' 'all units are started'
debian_power_off
done_testing
