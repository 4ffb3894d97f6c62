# SPDX-License-Identifier: GPL-2.0-only
# shellcheck shell=sh
#
# What the scenarios with LUKS share, after boot.sh.

# Derives keys so fast that an emulated processor does not wait.
luks2='--type luks2 --pbkdf pbkdf2 --pbkdf-force-iterations 1000'

# prompts: how often a passphrase has been asked for.
prompts() {
	grep -aoE 'Enter passphrase for [^:]*: ' "$console" | wc -l
}

# prompted N: waits until it has been asked for N times.
prompted() {
	_until=$(($(date +%s) + limit))
	until [ "$(prompts)" -ge "$1" ]; do
		[ "$(date +%s)" -lt "$_until" ] && kill -0 "$qemu_pid" || return 1
		sleep 0.1
	done
}

# wait_said REGEX: until a line of what is said on the init's port matches it.
wait_said() {
	_until=$(($(date +%s) + limit))
	until init_text | grep -qxE -- "$1"; do
		[ "$(date +%s)" -lt "$_until" ] && kill -0 "$qemu_pid" || return 1
		sleep 0.1
	done
}

# teller NAME <<RULES: a hook more, as hook() makes it, with the command "tell": it
# writes on the init's port, not on the console.
teller() {
	hook "$1"
	cat >"$work/hooks/usr/lib/kinit/$1/tell" <<-'END'
	#!/bin/sh
	echo "$*" >/dev/ttyS1
	END
	chmod +x "$work/hooks/usr/lib/kinit/$1/tell"
	pack "$work/hooks"
}
