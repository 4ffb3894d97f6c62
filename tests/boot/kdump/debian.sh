# SPDX-License-Identifier: GPL-2.0-only
# shellcheck shell=sh
#
# A Debian whose own kdump-tools load a crash kernel, and save its dump: to be sourced after
# lib.sh.
stock_name=generic
stock_options='--generic --no-hooks'

# debian_put FILE PATH: FILE is there in $work/debian.img, and may be executed.
debian_put() {
	debugfs -w -f - "$work/debian.img" >"$work/debugfs" 2>&1 <<-COMMANDS
	rm $2
	write $1 $2
	set_inode_field $2 mode 0100755
	COMMANDS
}

# debian_take PATH: prints it.
debian_take() {
	debugfs -R "cat $1" "$work/debian.img" 2>/dev/null
}

# debian_start: it boots, and runs /report.
debian_start() {
	# shellcheck disable=SC2046 # words
	start "panic=-1 root=LABEL=debian rw crashkernel=$reserved" $(virtio debian)
}

# debian_disk: $work/debian.img is that Debian, with our kexec in place of its own. It has loaded
# a crash kernel once, and so has its initrd, which takes minutes to make: kept in the cache.
debian_disk() {
	_made=$("$repo/tests/lib/debian_kdump" "$KINIT_STOCK")
	_ready=${_made%/*}/ready.img
	exec 9>"${_made%/*}/lock"
	flock 9
	if [ ! -f "$_ready" ]; then
		cp --sparse=always "$_made" "$work/debian.img"
		echo 'systemctl poweroff' >"$work/report"
		debian_put "$work/report" /report
		_limit=$limit
		limit=1200
		debian_start 9>&-
		finish || die "Debian does not boot: see $console"
		limit=$_limit
		debian_take "/var/lib/kdump/initrd.img-$stock_version" >"$work/initrd"
		[ -s "$work/initrd" ] || die "Debian has made no initrd: see $console"
		cp --sparse=always "$work/debian.img" "$_ready.new"
		mv "$_ready.new" "$_ready"
	fi
	exec 9>&-
	cp --sparse=always "$_ready" "$work/debian.img"
	debian_put "$kexec" /usr/sbin/kexec
}

# debian_dumps IMAGE: the files of its dump, in one line.
debian_dumps() {
	dump_files "$1" | sed 's/[0-9]\{12\}/STAMP/g'
}
