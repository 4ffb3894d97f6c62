#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# kinitramfs timeline: what is drawn of a boot, as text and as SVG, with the kernel's log
# and without, and input that is wrong. The lines are of the kinds that kinit writes.
set -eu
repo=$(cd "$(dirname "$0")/../.." && pwd)
. "$repo/tests/lib/common.sh"
. "$repo/tests/lib/tap.sh"
. "$repo/tests/lib/kinitramfs.sh"

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
kinitramfs_tool "$work"
cd "$work"

cat >boot <<'TIMELINE'
1.000000 start
1.002000 load virtio_pci
1.003000 load ahci
1.010000 look
1.020000 loaded virtio_pci
1.030000 found vda linux_raid_member
1.040000 run mdadm: mdadm --incremental /dev/vda
1.042000 refused ahci
1.130000 found vdb <&> linux_raid_member
1.140000 end mdadm: mdadm --incremental /dev/vda exit status 1
1.230000 found md0 ext4
1.231000 mount /root
1.241000 mounted /root
1.242000 run one: hang
1.244000 switch /sbin/init
TIMELINE

draw() {
	status=0
	"$tool" timeline "$@" >out 2>err || status=$?
}

has() {
	check "$1" grep -qE -- "$2" out
}

COLUMNS=100
export COLUMNS
draw boot
is "$status $(cat err)" '0 ' 'a timeline is drawn'
has 'there is an axis' '^ +ms +took  0 ms +100 ms +200 ms$'
has 'it begins with the first event' '^ +(\|-+){3}  from 1\.000000 s on$'
has 'an event has a time' '^ +30\.0  +\|  +found vda linux_raid_member$'
has 'a module the time that it took' '^ +2\.0 +18\.0 +=+ +load virtio_pci$'
has 'one that was refused is marked' '^ +3\.0 +39\.0 +x+ +load ahci: refused$'
has 'so is a command that failed, and how' \
	'^ +40\.0 +100\.0 +x+ +run mdadm: mdadm --in.*\.\.\.: exit status 1$'
has 'mounting takes time' '^ +231\.0 +10\.0 +=+ +mount /root$'
has 'where nothing ran, it says for what it waited' \
	'^ +140\.0 +90\.0 +\.+ +\(waits\) until found md0 ext4$'
has 'what had not ended is open' '^ +242\.0 +2\.0 +=*> +run one: hang$'
is "$(awk 'length > 100' out)" '' 'nothing is wider than the terminal'
COLUMNS=50
draw boot
is "$(awk 'length > 50' out)" '' 'a narrow one, too'
# Hours between a disk that is missing and somebody who brings it.
{
	cat boot
	echo '90000.000000 end one: hang'
	echo '12345678.000000 stall'
} >long
for COLUMNS in 30 40 72 80 200; do
	draw long
	is "$status $(awk -v most="$COLUMNS" 'length > most' out)" '0 ' \
		"a long boot in $COLUMNS columns"
done
has 'has seconds and not milliseconds' '^ +s +took  0 s '
unset COLUMNS
draw long
is "$(awk 'length > n { n = length } END { print n }' out)" 80 'without a terminal there are 80'
# pty COLUMNS COMMAND...: its output on a terminal that is so wide
pty() {
	python3 -c 'import fcntl, os, pty, struct, sys, termios
pid, fd = pty.fork()
if not pid:
    fcntl.ioctl(1, termios.TIOCSWINSZ, struct.pack("HHHH", 24, int(sys.argv[1]), 0, 0))
    os.execv(sys.argv[2], sys.argv[2:])
try:
    while data := os.read(fd, 4096):
        os.write(1, data)
except OSError:
    pass
os.waitpid(pid, 0)' "$@" | tr -d '\r' >out
}
pty 64 "$tool" timeline long
is "$(awk 'length > n { n = length } END { print n }' out)" 64 'a terminal says how wide it is'
pty 64 "$tool" timeline long -o drawing
is "$(awk 'length > n { n = length } END { print n }' drawing)" 80 'a file does not'
COLUMNS=100
export COLUMNS
draw - <boot
has 'standard input' 'found md0'
printf '2.5' | cat boot - >short
draw short
is "$status $(cat err)" '0 short: note: the last line has no end, and is left out' \
	'a last line that is cut off'

draw --svg -o boot.svg boot
is "$status" 0 'a picture'
check 'is well-formed' python3 -c \
	'import sys, xml.dom.minidom as m; m.parse(sys.argv[1])' boot.svg
is "$(grep -c '^<g>.*<rect' boot.svg)" "$(($("$tool" timeline boot | wc -l) - 2))" \
	'it has a bar for each line of the text'
check 'an axis' grep -q '>150 ms</text>' boot.svg
check 'and a title' grep -q 'class="title".*>What kinit did at boot: 244.0 ms<' boot.svg
check 'what is no XML is escaped' grep -q 'found vdb &lt;&amp;&gt; linux' boot.svg
check 'what failed has its own colour' grep -q '>load ahci: refused</text><rect class="failed"' \
	boot.svg

# The end of one command is not that of another one, whose name it begins with.
cat >names <<'TIMELINE'
1.000000 run h: a
1.010000 run h: a b
1.030000 end h: a b
1.060000 end h: a
TIMELINE
draw names
has 'names are exact' '^ +10\.0 +20\.0 .* run h: a b$'
has 'both of them' '^ +0\.0 +60\.0 .* run h: a$'
# As many as there may be, in the worst order; it takes less than a second. What looks
# for each end among all that was begun takes a minute here.
awk 'BEGIN {
	for (i = 0; i < 32768; i++)
		printf "1.%06d run h: a command with a name that is long enough %d\n", i, i
	for (i = 32768; i--;)
		printf "2.%06d end h: a command with a name that is long enough %d\n", 32768 - i, i
}' >many
check 'many commands take no time' timeout 20 "$tool" timeline many -o out
is "$(grep -c ' =*  run h: a' out)" 32768 'all of them have ended'

cat >dmesg <<'LOG'
[    0.000000] Linux version 6.1.0-9 (someone@somewhere) #1 SMP
[    0.100000] Trying to unpack rootfs image as initramfs...
[    0.300000] Freeing initrd memory: 11844K
[    0.990000] Run /init as init process
[    1.025000] virtio_blk virtio0: [vda] 98304 512-byte logical blocks
[    1.236000] kinit: root is md0: 32.0 MiB, ext4
[    1.500000] too late: x
LOG
sed 's/^\[ *\([0-9]*\)\.0*\([0-9]*\)\] /6,7,\1\2,-;/' dmesg >records
{
	printf 'SeaBIOS\r\n\033[2JBooting\r\n'
	sed 's/^/<6>/; s/$/\r/' dmesg
	echo '[ OK ] Started something.'
} >console
for log in dmesg console; do
	draw --log $log boot
	is "$status $(cat err)" '0 ' "the kernel's log: $log"
	has 'when it started' '^ +0\.0 +\| +kernel: Linux version 6\.1\.0-9$'
	has 'what unpacking took' '^ +100\.0 +200\.0 +-+ +kernel: unpack the initramfs: 11844K$'
	has 'when it started /init' '^ +990\.0 +\| +kernel: Run /init as init process$'
	has 'what a driver said' '^ +1025\.0 +\| +kernel: virtio_blk virtio0: \[vda\]'
	has 'the axis is for both' '^ +995\.0 +\| +start$'
	has 'clocks that differ' '^The kernel.s log is moved by 5\.0 ms, to kinit.s clock\.$'
	check_not 'what comes later is not drawn' grep -q 'too late' out
done
draw --log records boot
has 'records of /dev/kmsg' 'kernel: unpack the initramfs: 11844K$'
draw --log - boot <dmesg
has 'a log on standard input' 'kernel: unpack the initramfs: 11844K$'
sed 's/$/\n[    0.800000] initcall acpi_init+0x0\/0x4c returned 0 after 84000 usecs/' dmesg >debug
draw --log debug boot
has 'initcalls' '^ +716\.0 +84\.0 +-+ +kernel: initcall acpi_init$'
draw --svg --log dmesg -o log.svg boot
check 'a picture with it is well-formed' python3 -c \
	'import sys, xml.dom.minidom as m; m.parse(sys.argv[1])' log.svg
check 'it shows where kinit starts' grep -q '<title>kinit starts<' log.svg
# What the kernel that runs here has logged is of another boot, or may not be read.
echo '99999999.000000 start' >later
draw --dmesg later
check "the running kernel's own log is asked" grep -q '^/dev/kmsg: ' err

# wrong TEXT MESSAGE WHAT
wrong() {
	printf "$1" >bad
	draw bad
	is "$status $(cat err)" "1 $2" "$3"
}
wrong '' 'bad:1:1: there is no event in it' 'an empty file'
wrong '1.000000 start\nx\n' \
	'bad:2:1: no event: a line is "SECONDS.MICROSECONDS WORD ..."' 'a line that is none'
wrong '1.0 start\n' 'bad:1:1: no event: a line is "SECONDS.MICROSECONDS WORD ..."' \
	'a time that is none'
wrong '2.000000 start\n0.900000 look\n' 'bad:2:1: it is earlier than the line before' \
	'time that goes back'
wrong '1.000000 start\n-1.000000 look\n' \
	'bad:2:1: no event: a line is "SECONDS.MICROSECONDS WORD ..."' 'a time before all'
wrong '1.000000 start\n100000000.000000 look\n' \
	'bad:2:1: a time of more than 8 digits before the point' 'too large a time'
wrong '1.000000 start\n18446744073709551617.000000 look\n' \
	'bad:2:1: a time of more than 8 digits before the point' 'one that overflows'
wrong '1.000000 st\0art\n' 'bad:1:1: there is a NUL in it' 'a NUL'
head -c 5000000 /dev/zero | tr '\0' x >bad
draw bad
is "$status $(cat err)" '1 bad: larger than any that is read, 4194304 bytes' 'too large a file'
# wrong_log TEXT MESSAGE WHAT
wrong_log() {
	printf "$1" >bad
	draw --log bad boot
	is "$status $(cat err)" "1 $2" "$3"
}
wrong_log 'no time here\n' \
	'bad:1:1: no line of a kernel'"'"'s log in it: "[SECONDS.MICROSECONDS] TEXT", or a record of /dev/kmsg' \
	'a log that is none'
wrong_log '\n[  100000000.000000] x\n' \
	'bad:2:1: a time of more than 8 digits of seconds' 'too large a time in a log'
wrong_log '[   -1.000000] x\n' 'bad:1:1: a negative time' 'a negative one'
wrong_log '[    7.000000] x\n' \
	'bad: it begins after kinit had ended: the kernel has dropped what came before, or it is of another boot' \
	'a log of another time'
head -c 17000000 /dev/zero | tr '\0' x >bad
draw --log bad boot
is "$status $(cat err)" '1 bad: larger than any that is read, 16777216 bytes' 'too large a log'
draw none
is "$status $(cat err)" '1 none: No such file or directory' 'no file'
draw --svg -o none/x boot
is "$status $(cat err)" '1 none/x: No such file or directory' 'a folder that is not there'
# What cannot be written leaves what was there: a file, and above all a device.
mkdir -p folder
echo old >folder/drawing
if [ -c /dev/full ] && mknod full c 1 7 2>/dev/null && dd if=/dev/zero of=full bs=1 count=1 2>&1 |
		grep -q 'No space'; then
	for command in "timeline boot" machine; do
		# shellcheck disable=SC2086 # words
		"$tool" $command -o full 2>err && status=0 || status=$?
		is "$status" 1 "$command: a device that is full"
		check 'which is said' grep -qx 'full: No space left on device' err
		check 'it is still there' [ -c full ]
	done
fi
check 'a file that was there is replaced' "$tool" timeline boot -o folder/drawing
check_not 'by the drawing' grep -qx old folder/drawing
check 'nothing is left beside it' [ "$(ls -A folder)" = drawing ]
if [ -c /dev/full ]; then
	"$tool" timeline boot >/dev/full 2>err && status=0 || status=$?
	is "$status $(cat err)" '1 output: No space left on device' 'an output that is full'
fi
draw a b
is "$status" 2 'two files'
draw --dmesg --log dmesg boot
is "$status $(head -n 1 err)" '2 kinitramfs: one log at a time: /dev/kmsg or dmesg?' 'two logs'
draw --log - -
is "$status $(head -n 1 err)" \
	'2 kinitramfs: the timeline and the log cannot both be standard input' 'one input for two'
printf '1.000000 start\n1.100000 found a\033[31mb\n' >escape
draw escape
check_not 'nothing controls the terminal' grep -q "$(printf '\033')" out
done_testing
