# SPDX-License-Identifier: GPL-2.0-only
# shellcheck shell=sh
#
# What the scenarios about iSCSI share: real targets, by tgtd on 127.0.0.1, which the machine
# reaches at its gateway's address, and Debian's open-iscsi in its image. To be sourced behind
# lib.sh.
. "$repo/tests/lib/controllers.sh"

command -v tgtd >/dev/null || die 'tgtd is missing: run tests/lib/packages check'
stock_root=$("$repo/tests/lib/iscsi_root" "$stock_root" "$arch")
stock_name=iscsi
stock_options="--generic --network --hook open-iscsi"
iqn=iqn.2026-11.org.example
us=$iqn:box
gateway=10.7.3.2
nic="$user_net -device virtio-net-pci,netdev=net"

# A port that no other test has now.
port=$((20000 + $$ % 10000))

# tgtadm N ARGUMENT...: of the N-th server; each has a port and a socket of its own.
tgtadm() {
	_control=$((port % 1000 + $1 * 1000))
	shift
	command tgtadm --control-port "$_control" --lld iscsi "$@"
}

# server [N]: starts the N-th one, which has no targets, at $port + N.
tgtd_pids=
server() {
	_n=${1:-0}
	tgtd --foreground --control-port "$((port % 1000 + _n * 1000))" \
		--iscsi "portal=127.0.0.1:$((port + _n))" >>"$work/tgtd$_n.log" 2>&1 &
	_tgtd=$!
	tgtd_pids="$tgtd_pids $_tgtd"
	eval "tgtd_$_n=$_tgtd"
	until tgtadm "$_n" --op show --mode sys >/dev/null 2>&1; do
		kill -0 "$_tgtd" || die "tgtd does not start: $(cat "$work/tgtd$_n.log")"
		sleep 0.1
	done
}

# It does not end by SIGTERM while there are targets.
# shellcheck disable=SC2086 # words
trap 'kill -9 $tgtd_pids 2>/dev/null || :; clean_up' EXIT

# server_dies [N]
server_dies() {
	eval "kill -9 \$tgtd_${1:-0}"
	eval "wait \$tgtd_${1:-0} 2>/dev/null" || :
}

# target N ID NAME IMAGE [USER PASSWORD [IN-USER IN-PASSWORD]]: a target of the N-th server
# with $work/IMAGE.img as its first disk.
target() {
	tgtadm "$1" --op new --mode target --tid "$2" --targetname "$iqn:$3"
	tgtadm "$1" --op new --mode logicalunit --tid "$2" --lun 1 \
		--backing-store "$work/$4.img"
	tgtadm "$1" --op bind --mode target --tid "$2" --initiator-address ALL
	[ $# -lt 6 ] || {
		tgtadm "$1" --op new --mode account --user "$5" --password "$6"
		tgtadm "$1" --op bind --mode account --tid "$2" --user "$5"
	}
	[ $# -lt 8 ] || {
		tgtadm "$1" --op new --mode account --user "$7" --password "$8"
		tgtadm "$1" --op bind --mode account --tid "$2" --user "$7" --outgoing
	}
}
