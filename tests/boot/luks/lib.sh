# SPDX-License-Identifier: GPL-2.0-only
# shellcheck shell=sh
#
# What the scenarios with LUKS share, after boot.sh.

# Derives keys so fast that an emulated processor does not wait.
luks2='--type luks2 --pbkdf pbkdf2 --pbkdf-force-iterations 1000'

# locked_root ID [mke2fs options]: $work/locked.img, a LUKS device with a root in it
# whose init says ID; the passphrase is "right".
locked_root() {
	make_disks 64M locked <<-SCRIPT
	printf right | cryptsetup luksFormat -q $luks2 /dev/vda -
	printf right | cryptsetup open --key-file - /dev/vda plain
	make_root /dev/mapper/plain $*
	SCRIPT
}

# prompts: how often a passphrase has been asked for.
prompts() {
	grep -aoE 'Enter passphrase for [^:]*: ' "$console" | wc -l
}

_is_prompted() {
	[ "$(prompts)" -ge "$1" ]
}

# prompted N: waits until it has been asked for N times.
prompted() {
	until_true _is_prompted "$1"
}

_is_said() {
	init_text | grep -qxE -- "$1"
}

# wait_said REGEX: until a line of what is said on the init's port matches it.
wait_said() {
	until_true _is_said "$1"
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
