# SPDX-License-Identifier: GPL-2.0-only
# shellcheck shell=sh
#
# What the scenarios with a shell share, after boot.sh.

# rescue_image SYSROOT: $work/rescue.cpio, an image with the hook "rescue".
rescue_image() {
	host_image rescue "$1" "$work/rescue.cpio"
}

# shell: waits for a shell more, and takes it. That it is there is what it says itself:
# on the console the kernel may write into any line, a prompt too.
shells=0
shell() {
	shells=$((shells + 1))
	until_true count_is "$shells" 'Press Enter for a shell.' || return 1
	type_line ''
	until_true answered
}

answered() {
	in_shell "echo shell $shells"
	sleep 0.3
	grep -q "^shell $shells" "$init_port"
}

# in_shell COMMAND: types it. What it prints goes where the real init says things.
in_shell() {
	type_line "{ $1; } >/dev/ttyS1"
}

# printed REGEX: the shell has printed, or soon prints, a line that is this.
printed() {
	until_true grep -qE -- "^$1.?\$" "$init_port"
}
