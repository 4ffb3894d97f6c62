# SPDX-License-Identifier: GPL-2.0-only
# shellcheck shell=sh
#
# Disks of real iSCSI targets, which tgtd(8) serves on 127.0.0.1. Needs common.sh and $work.
# Who sources this ends the servers by end_server, also when it fails.

command -v tgtd >/dev/null || die 'tgtd is missing: run tests/lib/packages boot'
iqn=iqn.2026-11.org.example

# A port that no other test has now.
port=$((20000 + $$ % 10000))
tgtd_pid=

tgtadm() {
	command tgtadm --control-port "$((port % 1000))" --lld iscsi "$@"
}

# It has no targets yet.
server() {
	tgtd --foreground --control-port "$((port % 1000))" --iscsi "portal=127.0.0.1:$port" \
		>"$work/tgtd.log" 2>&1 &
	tgtd_pid=$!
	until tgtadm --op show --mode sys >/dev/null 2>&1; do
		kill -0 "$tgtd_pid" || die "tgtd does not start: $(cat "$work/tgtd.log")"
		sleep 0.1
	done
}

# SIGTERM is not enough while there are targets.
end_server() {
	[ -z "$tgtd_pid" ] || kill -9 "$tgtd_pid" 2>/dev/null || :
	tgtd_pid=
}

# target ID NAME IMAGE: a target with that disk, for everybody.
target() {
	tgtadm --op new --mode target --tid "$1" --targetname "$iqn:$2"
	tgtadm --op new --mode logicalunit --tid "$1" --lun 1 --backing-store "$3"
	tgtadm --op bind --mode target --tid "$1" --initiator-address ALL
}
