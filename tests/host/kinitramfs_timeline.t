#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# kinitramfs timeline: what is drawn of a boot, as text and as SVG, and input that is
# wrong. The lines are of the kinds that kinit writes.
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
1.140000 end mdadm: mdadm --incremental /dev/vda status 1
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
has 'it begins with the first event' '^ +ms +took +from 1\.000000 s on$'
has 'an event has a time' '^ +30\.0  +\|  +found vda linux_raid_member$'
has 'a module the time that it took' '^ +2\.0 +18\.0 +=+ +load virtio_pci$'
has 'one that was refused is marked' '^ +3\.0 +39\.0 +x+ +load ahci: refused$'
has 'so is a command that failed, and how' \
	'^ +40\.0 +100\.0 +x+ +run mdadm: mdadm --incremental /dev/'
has 'mounting takes time' '^ +231\.0 +10\.0 +=+ +mount /root$'
has 'where nothing ran, it says for what it waited' \
	'^ +140\.0 +90\.0 +\.+ +\(waits\) until found md0 ext4$'
has 'what had not ended is open' '^ +242\.0 +2\.0 +=*> +run one: hang$'
is "$(awk 'length > 100' out)" '' 'nothing is wider than the terminal'
COLUMNS=50
draw boot
is "$(awk 'length > 50' out)" '' 'a narrow one, too'
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
is "$(grep -c '<rect' boot.svg)" "$(($(COLUMNS=100 "$tool" timeline boot | wc -l) - 1))" \
	'it has a bar for each line of the text'
check 'what is no XML is escaped' grep -q 'found vdb &lt;&amp;&gt; linux' boot.svg
check 'what failed has its own colour' grep -q 'class="failed"><text[^>]*>load ahci: refused<' \
	boot.svg

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
wrong '2.000000 start\n1.000000 look\n' 'bad:2:1: it is earlier than the line before' \
	'time that goes back'
wrong '1.000000 st\0art\n' 'bad:1:1: there is a NUL in it' 'a NUL'
head -c 5000000 /dev/zero | tr '\0' x >bad
draw bad
is "$status $(cat err)" '1 bad: larger than any timeline, 4194304 bytes' 'too large a file'
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
printf '1.000000 start\n1.100000 found a\033[31mb\n' >escape
draw escape
check_not 'nothing controls the terminal' grep -q "$(printf '\033')" out
done_testing
