#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# Root on a disk of an iSCSI target, by Debian's iscsistart: as dracut's users name it, as
# Debian's do, and with CHAP both ways. The target is a real one, on 127.0.0.1.
set -eu
repo=$(cd "$(dirname "$0")/../../../.." && pwd)
. "$repo/tests/boot/net/lib.sh"
. "$repo/tests/lib/controllers.sh"
[ "$arch" = x86_64 ] || skip_all 'its iscsistart is for x86_64'

stock_root=$("$repo/tests/lib/iscsi_root" "$stock_root")
stock_name=iscsi
stock_options="--generic --network --hook open-iscsi"

# target ID NAME [USER PASSWORD [IN-USER IN-PASSWORD]]: $work/root.img as its first disk.
port=$((20000 + $$ % 10000))
socket=$((port % 1000))
tgtadm() {
	command tgtadm --control-port "$socket" --lld iscsi "$@"
}
target() {
	tgtadm --op new --mode target --tid "$1" --targetname "$2"
	tgtadm --op new --mode logicalunit --tid "$1" --lun 1 --backing-store "$work/root.img"
	tgtadm --op bind --mode target --tid "$1" --initiator-address ALL
	[ $# -lt 4 ] || {
		tgtadm --op new --mode account --user "$3" --password "$4"
		tgtadm --op bind --mode account --tid "$1" --user "$3"
	}
	[ $# -lt 6 ] || {
		tgtadm --op new --mode account --user "$5" --password "$6"
		tgtadm --op bind --mode account --tid "$1" --user "$5" --outgoing
	}
}

command -v tgtd >/dev/null || die 'tgtd is missing: run tests/lib/packages check'
disk root far -L far
tgtd --foreground --control-port "$socket" --iscsi "portal=127.0.0.1:$port" \
	>"$work/tgtd.log" 2>&1 &
tgtd_pid=$!
# It does not end by SIGTERM while there are targets.
trap 'kill -9 "$tgtd_pid" 2>/dev/null; clean_up' EXIT
until tgtadm --op show --mode sys >/dev/null 2>&1; do
	kill -0 "$tgtd_pid" || die "tgtd does not start: $(cat "$work/tgtd.log")"
	sleep 0.1
done
target 1 iqn.2026-11.org.example:open
target 2 iqn.2026-11.org.example:chap me 'one-secret-12' you 'two-secret-12'

us=iqn.2026-11.org.example:box
# The machine reaches it at its gateway's address.
nic="$user_net -device virtio-net-pci,netdev=net"
# shellcheck disable=SC2086 # words
boot "root=LABEL=far ip=dhcp netroot=iscsi:10.7.3.2::$port:1:iqn.2026-11.org.example:open rd.iscsi.initiator=$us" $nic
reached_from sda far 'as dracut has it'
shows "kinit: open-iscsi: logging in to iqn.2026-11.org.example:open at 10.7.3.2" 'it is logged in to'
check 'its driver was loaded' on_console 'iscsi: registered transport \(tcp\)'

# shellcheck disable=SC2086 # words
boot "root=LABEL=far iscsi_initiator=$us iscsi_target_name=iqn.2026-11.org.example:chap iscsi_target_ip=10.7.3.2 iscsi_target_port=$port iscsi_username=me iscsi_password=one-secret-12 iscsi_in_username=you iscsi_in_password=two-secret-12" $nic
reached_from sda far 'as Debian has it, with CHAP both ways, and no ip='
shows_not 'kinit: .*secret.*' 'no secret is printed by kinit'

# shellcheck disable=SC2086 # words
boot_fails "root=LABEL=far kinit.timeout=5 netroot=iscsi:me:wrong-secret-1@10.7.3.2::$port::iqn.2026-11.org.example:chap rd.iscsi.initiator=$us" $nic
shows 'kinit: open-iscsi: logging in to iqn.2026-11.org.example:chap at 10.7.3.2 failed' 'a wrong secret is told'
shows 'kinit: .*login: exit status 1.*' 'the report has the command'

# An image for this machine has what it needs by itself.
cat >"$work/far.machine" <<'MACHINE'
architecture x86_64
root ext4
layer iscsi
layer network eth0
device pci:v00001AF4d00001000sv00001AF4sd00000001bc02sc00i00
device virtio:d00000001v00001AF4
MACHINE
stock_name=iscsi-machine
stock_options="--machine $work/far.machine"
# shellcheck disable=SC2086 # words
boot "root=LABEL=far netroot=iscsi:10.7.3.2::$port:1:iqn.2026-11.org.example:open rd.iscsi.initiator=$us" $nic
reached_from sda far 'by an image for this machine'
done_testing
