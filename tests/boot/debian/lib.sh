# SPDX-License-Identifier: GPL-2.0-only
# shellcheck shell=sh
#
# A Debian on a plain disk, with the init that the scenario names: from kinit to
# the login prompt on the serial console, and to a clean end.

# debian_start INIT CMDLINE: boots it to the prompt, with a hook that leaves a mark
# in /run.
debian_start() {
	[ "$(id -u)" -eq 0 ] || skip_all 'only root can make a Debian'
	hook mark <<-'RULES'
	on switch run hooktest link left-by-kinit /run/kinit-test
	RULES
	_image=$("$repo/tests/lib/debian" "$1")
	cp --sparse=always "$_image" "$work/root.img"
	uuid=$(cat "${_image%/*}/uuid")
	# That with systemd has a volume more in its fstab.
	echo "UUID=$uuid / ext4 errors=remount-ro 0 1" >"$work/fstab"
	printf '%s\n' 'rm /etc/fstab' "write $work/fstab /etc/fstab" |
		debugfs -w "$work/root.img" >"$work/debugfs.log" 2>&1
	limit=300 memory=512 typing=y
	# shellcheck disable=SC2046
	start "panic=-1 root=UUID=$uuid $2" \
		-initrd "$work/hooks.cpio" $(virtio root)
	check 'the login prompt is there' wait_for ' login: ' 240
}

# debian_log_in: and lets the machine report.
debian_log_in() {
	type_line root
	check 'root can log in' wait_for 'root@.*# ' 60
	type_line facts
	wait_until_said 'done' 60 || diag "$(init_text)"
}

# wait_until_said LINE SECONDS: until it stands in what the machine reports.
wait_until_said() {
	_until=$(($(date +%s) + $2))
	until init_text | grep -qx "$1"; do
		[ "$(date +%s)" -lt "$_until" ] || return 1
		kill -0 "$qemu_pid" 2>/dev/null || return 1
		sleep 0.05
	done
}

# debian_power_off [COMMAND]: and sees that nothing is left to be mended.
debian_power_off() {
	type_line "${1:-poweroff}"
	check 'the machine powers itself off' finish
	check 'as it should' grep -q 'reboot: Power down' "$console"
	dumpe2fs -h "$work/root.img" >"$work/super" 2>&1
	check 'the root was unmounted, or made read-only' \
		grep -qx 'Filesystem state: *clean' "$work/super"
	check_not 'and its journal is empty' grep -q needs_recovery "$work/super"
}

# debian_is INIT PROCESS...: what holds for each; INIT is the program, each
# PROCESS a pattern of one that has to run.
debian_is() {
	says "init: $1" "process 1 is $1"
	shift
	says 'mount: /dev/vda / ext4 rw,.*' 'root is writable, as fstab says'
	says 'mount: tmpfs /run tmpfs rw,nosuid,.*' '/run is a tmpfs'
	for _dir in / /run /dev /proc /sys; do
		is "$(init_text | grep -c "^mount: [^ ]* $_dir ")" 1 \
			"there is one mount at $_dir"
	done
	says 'link: /run/kinit-test' "it is kinit's"
	says "link: /dev/disk/by-uuid/$uuid" 'udev made its links'
	says 'log: .*kinit: root is vda .*' "kinit's log is there"
	says_not 'warning: .*' 'no warning of kinit is in it'
	for _process; do
		says "process: $_process *" "$_process runs"
	done
}

# nothing_failed: what its scripts print to the console says so.
nothing_failed() {
	check_not 'no script failed' sh -c \
		'sed -n "/Run .init as/,\$p" "$1" | grep -ai failed' - "$console"
}
