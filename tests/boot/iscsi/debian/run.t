#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# A Debian with systemd and open-iscsi whose root is on iSCSI: iscsid takes over the session
# that the hook has made, and so the root survives a target that restarts and a link that is
# away for some seconds; and it is unmounted in the end.
set -eu
repo=$(cd "$(dirname "$0")/../../../.." && pwd)
. "$repo/tests/lib/common.sh"
. "$repo/tests/lib/tap.sh"
only_long
. "$repo/tests/boot/net/lib.sh"
. "$repo/tests/boot/iscsi/lib.sh"
. "$repo/tests/boot/debian/lib.sh"

[ "$(id -u)" -eq 0 ] || skip_all 'only root can make a Debian'
image=$("$repo/tests/lib/debian_iscsi")
uuid=$(cat "${image%/*}/uuid")
cp --sparse=always "$image" "$work/root.img"
# Who logs in again has to know the secrets.
debian() {
	server
	target 1 debian "$work/root.img" me 'one-secret-12' you 'two-secret-12'
}
debian
limit=300 typing=y
# shellcheck disable=SC2086 # words
start "panic=-1 root=UUID=$uuid rw netroot=iscsi:me:one-secret-12:you:two-secret-12@$gateway::$port:1:$iqn:debian rd.iscsi.initiator=$us" $nic
check 'the login prompt is there' wait_for '^test login: ' 240
type_line root
check 'root can log in' wait_for 'root@.*# ' 60

# The shell's own output stays on the console.
type_line 'systemctl is-system-running --wait | sed "s/^/state: /" >/dev/ttyS1'
check 'all units are started' wait_until_said 'state: running' 60
type_line 'systemctl --failed --no-legend --plain | sed "s/^/failed: /" >/dev/ttyS1'
type_line 'iscsiadm -m session -P 1 | sed "s/^[[:space:]]*/session: /" >/dev/ttyS1'
type_line 'echo "interface: $(cat /run/initramfs/open-iscsi.interface)" >/dev/ttyS1'
type_line 'echo "iscsid: $(systemctl is-active iscsid)" >/dev/ttyS1'
check 'iscsid runs' wait_until_said 'iscsid: active' 30
says_not 'failed: .*' 'no unit failed'
says 'session: Target: .*:debian \(.*\)' 'the session is known'
says 'session: iSCSI Connection State: LOGGED IN' 'and is up'
says 'session: Internal iscsid Session State: NO CHANGE' 'iscsid has taken it over'
says 'interface: eth0' 'its scripts are told which interface it is on'

# writes WHAT: what goes to the disk while that is away.
writes() {
	type_line "dd if=/dev/urandom of=/root/file bs=64k count=32 conv=fsync && echo 'written: $1' >/dev/ttyS1"
}
type_line 'dmesg -n 8'
end_server
writes restart
check 'the kernel sees that it is away' wait_for 'detected conn error' 60
sleep 5
check_not 'what is written waits for it' wait_until_said 'written: restart' 0
debian
check 'the root survives a target that restarts' wait_until_said 'written: restart' 90

tell 'set_link net off'
writes link
sleep 5
check_not 'what is written waits for it, too' wait_until_said 'written: link' 0
tell 'set_link net on'
check 'the root survives a link that was away' wait_until_said 'written: link' 90

type_line 'journalctl -b -u iscsid -o cat | sed "s/^/iscsid: /" >/dev/ttyS1; echo end: 1 >/dev/ttyS1'
wait_until_said 'end: 1' 30 || :
debian_power_off
done_testing
