# SPDX-License-Identifier: GPL-2.0-only
# shellcheck shell=sh
#
# Disks of real iSCSI targets, which tgtd(8) serves on 127.0.0.1, or at $portal in a network
# that the test has made. Needs common.sh and $work.
# Who sources this ends the servers by end_server, also when it fails.

command -v tgtd >/dev/null || die 'tgtd is missing: run tests/lib/packages boot'
iqn=iqn.2026-11.org.example

# A port that no other test has now; that of the server N, 0 or 1, is higher by N.
port=$((20000 + $$ % 5000 * 2))
portal=127.0.0.1
server=0	# the one that tgtadm speaks to
tgtd_pids=	# as "N:PID" each

tgtadm() {
	command tgtadm --control-port "$((port + server))" --lld iscsi "$@"
}

# server [N]: starts it, without any target; what follows is about it.
server() {
	server=${1:-0}
	tgtd --foreground --control-port "$((port + server))" \
		--iscsi "portal=$portal:$((port + server))" >>"$work/tgtd$server.log" 2>&1 &
	_tgtd=$!
	tgtd_pids="$tgtd_pids $server:$_tgtd"
	until tgtadm --op show --mode sys >/dev/null 2>&1; do
		kill -0 "$_tgtd" || die "tgtd does not start: $(cat "$work/tgtd$server.log")"
		sleep 0.1
	done
}

# end_server [N]: or all. SIGTERM is not enough while there are targets.
end_server() {
	_left=
	for _tgtd in $tgtd_pids; do
		case $_tgtd in
		"${1:-${_tgtd%:*}}":*)
			kill -9 "${_tgtd#*:}" 2>/dev/null || :
			wait "${_tgtd#*:}" 2>/dev/null || : ;;
		*)	_left="$_left $_tgtd" ;;
		esac
	done
	tgtd_pids=$_left
}

# target ID NAME IMAGE [USER PASSWORD [IN-USER IN-PASSWORD]]: a target with that disk, for
# everybody, or for who knows the password; the other one is what it proves itself by.
target() {
	tgtadm --op new --mode target --tid "$1" --targetname "$iqn:$2"
	tgtadm --op new --mode logicalunit --tid "$1" --lun 1 --backing-store "$3"
	tgtadm --op bind --mode target --tid "$1" --initiator-address ALL
	[ $# -lt 5 ] || {
		tgtadm --op new --mode account --user "$4" --password "$5"
		tgtadm --op bind --mode account --tid "$1" --user "$4"
	}
	[ $# -lt 7 ] || {
		tgtadm --op new --mode account --user "$6" --password "$7"
		tgtadm --op bind --mode account --tid "$1" --user "$6" --outgoing
	}
}
