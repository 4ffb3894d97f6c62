# SPDX-License-Identifier: GPL-2.0-only
# shellcheck shell=sh
#
# What a boot scenario is written with: a folder tests/boot/ROOM/NAME with a run.t
# that begins
#
#	repo=$(cd "$(dirname "$0")/../../../.." && pwd)
#	. "$repo/tests/lib/boot.sh"
#
# and then makes its disks, boots and checks what the console shows and what
# the real init says. It says that on a serial port of its own: on the console
# the kernel may put a message into the middle of any line that is not its own.
# All of it and the disks are kept in build/tests/boot/ROOM/NAME. Another architecture's
# kernel and machine are taken if KINIT_ARCH names it (see machine.sh); the folder
# is build/tests/boot-ARCH/ROOM/NAME then, or boot-stock-ARCH/ROOM/NAME with KINIT_STOCK.

. "$repo/tests/lib/common.sh"
. "$repo/tests/lib/tap.sh"
. "$repo/tests/lib/disk.sh"
. "$repo/tests/lib/disks.sh"
. "$repo/tests/lib/machine.sh"

name=$(cd "$(dirname "$0")" && pwd)
name=${name#"$repo/tests/"}
name=${name#boot/}
reason=$(why_not "$name")
[ -z "$reason" ] || skip_all "$reason"
work=$build/tests/boot/$name
[ "$arch" = x86_64 ] || work=$build/tests/boot-$arch/$name
[ -z "${KINIT_STOCK:-}" ] || work=$build/tests/boot-stock-$arch/$name
console=$work/console
init_port=$work/init
monitor=$work/monitor
limit=60	# seconds that a boot may take, unless the scenario sets it
memory=256	# MiB
[ -z "${KINIT_STOCK:-}" ] || memory=512
# Of the image for a stock kernel: its name, and what kinitramfs is told.
stock_dir=$build/tests/stock
stock_name=all
stock_options='--generic --hook mdadm,lvm2,cryptsetup,e2fsprogs'
ram_disks=0	# that the kernel makes
typing=		# y: the scenario types on the console
boot_loader=	# y: a disk has one, which has the kernel and its command line
console_option=console=$console_tty
qemu_pid=
typist_pid=

rm -rf "$work"
mkdir -p "$work"

clean_up() {
	[ -z "$qemu_pid" ] || kill "$qemu_pid" 2>/dev/null || :
	[ -z "$typist_pid" ] || kill "$typist_pid" 2>/dev/null || :
}
trap clean_up EXIT
trap 'exit 1' INT TERM HUP

# disk NAME ID [mke2fs options]: an ext4 image $work/NAME.img, its init and id.
disk() {
	_name=$1 _id=$2
	shift 2
	rm -rf "$work/$_name.tree"
	make_tree "$work/$_name.tree" "$_id"
	make_ext4 "$work/$_name.img" "$work/$_name.tree" "$@"
}

# stock_image NAME OPTION...: an image for the stock kernel by kinitramfs with these
# options, $stock_dir/NAME-KERNEL, made once as long as nothing changes that is in it. What
# only one scenario has goes to $work. Sets $image.
stock_image() {
	_name=$1
	shift
	_dir=$stock_dir
	_base=$("$repo/tests/lib/base" "$arch")
	image=$_dir/$_name-$stock_version
	mkdir -p "$_dir"
	exec 8>"$_dir/lock"
	flock 8
	mkdir -p "$build/kinitramfs"
	flock "$build/kinitramfs" make -s -C "$repo/scripts/kinitramfs" \
		O="$build/kinitramfs" 8>&-
	if [ -n "$(find "$build/kinitramfs/kinitramfs" "$_base" "$repo/hooks.d" \
			"$repo/tests/lib/boot.sh" -newer "$image" 2>&1)" ]; then
		"$build/kinitramfs/kinitramfs" build \
			--full "$_base" --root "$stock_root" \
			--kernel "$stock_version" --tree-hooks "$repo/hooks.d" \
			"$@" -o "$image.new" >"$image.log" 2>&1 ||
			die "$image cannot be made: $(cat "$image.log")"
		mv "$image.new" "$image"
	fi
	exec 8>&-
}

# A stock kernel has no kinit in it: what the base image has comes in front of the
# scenario's own initrd, which is the argument behind -initrd.
stock_initrd() {
	# shellcheck disable=SC2086 # words
	stock_image "$stock_name" $stock_options
	[ -z "$1" ] || {
		# The kernel wants an archive to begin at a multiple of 4.
		cp "$image" "$work/stock-initrd"
		truncate -s %4 "$work/stock-initrd"
		cat "$1" >>"$work/stock-initrd"
		image=$work/stock-initrd
	}
}

# virtio NAME...: QEMU's options for these images as vda, vdb, ...
virtio() {
	for _name; do
		printf ' -drive file=%s,if=virtio,format=raw' "$work/$_name.img"
	done
}

# start CMDLINE [QEMU options]: starts the machine. $bzimage is its kernel.
start() {
	_cmdline=$1
	shift
	# A path with a space in it would need more than this.
	: >"$console"
	: >"$init_port"
	_serial=file:$console
	if [ -n "$typing" ]; then
		_serial=chardev:console
		set -- "$@" -chardev \
			"socket,id=console,path=$work/line,server=on,wait=on"
	fi
	if [ -n "$stock_root" ] && [ -z "$boot_loader" ]; then
		_initrd=
		for _arg; do
			[ "${_before:-}" != -initrd ] || _initrd=$_arg
			_before=$_arg
		done
		stock_initrd "$_initrd"
		# The last one of an option counts.
		set -- "$@" -initrd "$image"
	fi
	[ -n "$boot_loader" ] || set -- "$@" -kernel "$bzimage" \
		-append "$console_option brd.rd_nr=$ram_disks $_cmdline"
	# shellcheck disable=SC2046,SC2086 # words
	timeout "$limit" $qemu \
		-m "$memory" -nodefaults -no-reboot -display none \
		-serial "$_serial" $(port_options "$init_port") \
		-monitor "unix:$monitor,server=on,wait=off" "$@" \
		</dev/null >"$work/qemu.log" 2>&1 &
	qemu_pid=$!
	[ -z "$typing" ] || start_typist
}

# QEMU drops what it did not read yet when its peer goes, so that has to stay
# until the end: what is written to the pipe "keys" is typed. It also keeps what QEMU
# sends: QEMU's own log has a letter twice where its peer was not quick enough.
# Both start at once: QEMU waits for its peer.
start_typist() {
	command -v socat >/dev/null || die 'socat is missing: run tests/lib/packages check'
	rm -f "$work/keys"
	mkfifo "$work/keys"
	timeout "$limit" socat \
		"OPEN:$work/keys,rdonly!!OPEN:$console,wronly,append" \
		"UNIX-CONNECT:$work/line,retry=1000,interval=0.05" \
		2>>"$work/qemu.log" &
	typist_pid=$!
	exec 7>"$work/keys"
}

# type_line TEXT: and the Enter key.
type_line() {
	printf '%s\r' "$1" >&7
}

# finish: waits until the machine has stopped by itself. Fails at the limit.
finish() {
	_status=0
	wait "$qemu_pid" || _status=$?
	qemu_pid=
	hang_up
	if [ "$_status" -ne 0 ]; then
		diag "QEMU ended with $_status (124: $limit s were over)"
		diag "$(cat "$work/qemu.log")"
	fi
	return "$_status"
}

# stop: stops a machine that does not stop by itself.
stop() {
	kill "$qemu_pid" 2>/dev/null || :
	wait "$qemu_pid" 2>/dev/null || :
	qemu_pid=
	hang_up
}

hang_up() {
	[ -n "$typist_pid" ] || return 0
	# It ends when it has read all that QEMU sent.
	exec 7>&-
	wait "$typist_pid" 2>/dev/null || :
	typist_pid=
}

# pack DIR: as an initrd, DIR.cpio, to be laid over the base image.
pack() {
	(cd "$1" && find . -mindepth 1 | sort |
		cpio --quiet -o -H newc -R 0:0) >"$1.cpio"
}

# hook NAME <<RULES: a hook more, of these rules, which may run "hooktest" (see
# tests/boot/hooktest.c), in the initrd $work/hooks.cpio.
hook() {
	_hooks=$work/hooks/usr/lib/kinit
	mkdir -p "$_hooks/rules.d" "$_hooks/$1"
	cat >"$_hooks/rules.d/$1.rules"
	"$init_cc" -static -Os -Wall -Wextra -o "$_hooks/$1/hooktest" \
		"$repo/tests/boot/hooktest.c"
	pack "$work/hooks"
}

# boot CMDLINE [QEMU options]: to the end; a check of its own. A panic ends the
# machine at once, unless CMDLINE says otherwise.
boot() {
	_cmdline=$1
	shift
	start "panic=-1 $_cmdline" "$@"
	check "the machine stops by itself" finish
}

# boot_fails CMDLINE [QEMU options]: the same, to a panic of kinit's.
boot_fails() {
	boot "$@"
	check 'the kernel panics' \
		on_console '^Kernel panic - not syncing: Attempted to kill init'
	is "$(init_text)" '' 'no real init ran'
}

# until_true COMMAND...: waits for it, until the limit of a boot or its end.
until_true() {
	_until=$(($(date +%s) + limit))
	until "$@"; do
		[ "$(date +%s)" -lt "$_until" ] && kill -0 "$qemu_pid" || return 1
		sleep 0.1
	done
}

# count_is N TEXT: the console has shown it so often, or more often.
count_is() {
	[ "$(grep -aoF -- "$2" "$console" | wc -l)" -ge "$1" ]
}

# host_image HOOK SYSROOT FILE: an image with this hook, whose programs are those of
# SYSROOT, by the host's tool: to be laid over the base image.
host_image() {
	# By one test at a time.
	mkdir -p "$build/kinitramfs"
	flock "$build/kinitramfs" make -s -C "$repo/scripts/kinitramfs" O="$build/kinitramfs"
	check "an image with the hook $1 is made" sh -c "'$build/kinitramfs/kinitramfs' \
		build --hook '$1' --root '$2' --tree-hooks '$repo/hooks.d' \
		--kernel '$kernel_dir/build' -o '$3' 2>'$work/build.log'"
}

# wait_for REGEX SECONDS: until the console shows it.
wait_for() {
	_until=$(($(date +%s) + $2))
	until grep -qE -- "$1" "$console"; do
		if [ "$(date +%s)" -ge "$_until" ] ||
		   ! kill -0 "$qemu_pid" 2>/dev/null; then
			grep -qE -- "$1" "$console"
			return
		fi
		sleep 0.05
	done
}

# tell COMMAND: to QEMU's monitor.
tell() {
	printf '%s\n' "$1" | socat -t 5 - "UNIX-CONNECT:$monitor" \
		>>"$work/monitor.log"
}

# plug NAME [DRIVE OPTION]: a disk more on the bus scsi0, as sda, sdb, ...
plug() {
	tell "drive_add 0 if=none,id=$1,format=raw,file=$work/$1.img"
	tell "device_add scsi-hd,id=disk-$1,drive=$1,bus=scsi0.0"
}

unplug() {
	tell "device_del disk-$1"
}

# The console, without carriage returns and the kernel's time stamps.
console_text() {
	tr '\r' '\n' <"$console" | sed 's/^\[ *[0-9.]*\] //'
}

# on_console REGEX: a line of it matches.
on_console() {
	console_text | grep -qE -- "$1"
}

# shows REGEX NAME: a line of the console matches it wholly.
shows() {
	if console_text | grep -qxE -- "$1"; then
		ok 0 "$2"
	else
		ok 1 "$2"
		diag "no line is: $1"
		diag "the console, $console, ends:"
		diag "$(console_text | tail -n 40)"
	fi
}

shows_not() {
	if console_text | grep -xE -- "$1" >"$work/unwanted"; then
		ok 1 "$2"
		diag "not wanted: $(cat "$work/unwanted")"
	else
		ok 0 "$2"
	fi
}

init_text() {
	tr -d '\r' <"$init_port"
}

# says REGEX NAME: a line of the real init matches it wholly.
says() {
	if init_text | grep -qxE -- "$1"; then
		ok 0 "$2"
	else
		ok 1 "$2"
		diag "no line is: $1"
		diag "the init's, $init_port, are:"
		diag "$(init_text)"
	fi
}

says_not() {
	if init_text | grep -xE -- "$1" >"$work/unwanted"; then
		ok 1 "$2"
		diag "not wanted: $(cat "$work/unwanted")"
	else
		ok 0 "$2"
	fi
}

# reached ID [NAME]: the real init of the disk with that id ran, to its end.
reached() {
	says "id: $1" "${2:-the real init of $1 is reached}"
	says 'done' 'it runs to its end'
}

# mounted DEVICE OPTIONS FS_OPTIONS NAME: the root that the init saw; the last
# three words of its line in mountinfo are the type, the device and FS_OPTIONS.
mounted() {
	says "mount: [0-9]+ [0-9]+ [0-9]+:[0-9]+ / / $2 - ext4 /dev/$1 $3" "$4"
}

# What kinit logged, without the seconds that it counts down.
kinit_text() {
	tr '\r' '\n' <"$console" | sed 's/^\[ *[0-9.]*\] //' |
		sed -n '/^kinit: waiting[, ]/d; s/^kinit: //p'
}

# report_is NAME: these and no other lines are what kinit logged. Wanted is
# standard input, a shell pattern a line.
report_is() {
	_ok=0
	kinit_text >"$work/report"
	cat >"$work/wanted"
	while read -r _wanted <&3; do
		IFS= read -r _got <&4 || _got='(nothing)'
		# Indented below its heading: read has taken that away.
		_got=${_got#  }
		# shellcheck disable=SC2254 # it is a pattern
		case $_got in
		$_wanted) continue ;;
		esac
		_ok=1
		diag "report: $_got"
		diag "wanted: $_wanted"
	done 3<"$work/wanted" 4<"$work/report"
	is "$(wc -l <"$work/report")" "$(wc -l <"$work/wanted")" \
		'the report has as many lines as it should'
	ok "$_ok" "$1"
}
