# SPDX-License-Identifier: GPL-2.0-only
# shellcheck shell=sh
#
# A switch that gives its last port only what has the tag of VLAN 5. To be sourced behind boot.sh.

# A socket's path has at most 107 bytes, so they are in a folder of their own.
switch_sockets=
switch_pid=

# start_switch PORT...: each is a netdev by dgram, the last one the far side.
start_switch() {
	gcc -O1 -Wall -Wextra -o "$work/vlan_switch" "$repo/tests/boot/net/vlan_switch.c"
	switch_sockets=$(mktemp -d)
	: >"$work/switch.log"
	for _port; do
		set -- "$@" "$switch_sockets/$_port"
		shift
	done
	"$work/vlan_switch" 5 "$@" >"$work/switch.log" 2>&1 &
	switch_pid=$!
	trap 'stop_switch; clean_up' EXIT
	until grep -q ready "$work/switch.log"; do
		kill -0 "$switch_pid" || die "the switch does not start: $(cat "$work/switch.log")"
		sleep 0.05
	done
}

stop_switch() {
	[ -z "$switch_pid" ] || kill "$switch_pid" 2>/dev/null || :
	rm -rf "$switch_sockets"
}

# dgram NAME [ID]: a netdev whose frames go to that port of the switch.
dgram() {
	printf ' -netdev dgram,id=%s,local.type=unix,local.path=%s,remote.type=unix,remote.path=%s' \
		"${2:-$1}" "$switch_sockets/$1" "$switch_sockets/$1.far"
}
