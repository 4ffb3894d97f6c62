# SPDX-License-Identifier: GPL-2.0-only
# shellcheck shell=sh
#
# An NBD server on 127.0.0.1, which a machine in QEMU reaches at its gateway's address, for a
# scenario that has sourced net/lib.sh.

# nbd_server <<EXPORTS: on $port, until the scenario ends; $work/nbd.pid has its process.
nbd_server() {
	command -v nbd-server >/dev/null || die 'nbd-server is missing: run tests/lib/packages check'
	port=$((30000 + $$ % 10000))
	{
		printf '[generic]\nlistenaddr = 127.0.0.1\nport = %s\n' "$port"
		cat
	} >"$work/exports"
	# In the foreground it would serve one client and end.
	nbd-server -C "$work/exports" -p "$work/nbd.pid" >"$work/nbd.log" 2>&1 ||
		die "nbd-server does not start: $(cat "$work/nbd.log")"
	trap 'kill "$(cat "$work/nbd.pid")"; clean_up' EXIT
	_tries=0
	until [ -s "$work/nbd.pid" ] && grep -q ":$(printf %04X "$port") " /proc/net/tcp; do
		[ $((_tries += 1)) -lt 100 ] ||
			die "nbd-server does not listen: $(cat "$work/nbd.log")"
		sleep 0.1
	done
}
