#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# vmcore-save on this machine, on a dump that is made here: what it writes, that
# kexec-tools' vmcore-dmesg prints the same, and what is there when something fails at a
# moment that strace(1) chooses. What it does with a kernel's own dump is in tests/boot/kdump.
set -eu
repo=$(cd "$(dirname "$0")/../.." && pwd)
. "$repo/tests/lib/common.sh"
. "$repo/tests/lib/tap.sh"

[ "$(uname -m)" = x86_64 ] || skip_all 'the program is for x86_64'
work=$build/tests/vmcore_save
rm -rf "$work"
mkdir -p "$work"
save=$(dirname "$("$repo/tests/lib/base")")/../kexec/vmcore-save
cc -O1 -Wall -Wextra -Werror -D_GNU_SOURCE -I "$repo/usr/kexec/vmcore" \
	-o "$work/sample" "$repo/tests/host/vmcore_sample.c"
ln -s "$save" "$work/vmcore-dmesg"
cd "$work"
./sample 5000 >dump
./sample 10 without-log >broken
printf 'x' >text

# try STATUS NAME OPTION...: vmcore-save ends with it; what it says is in "said".
try() {
	_wanted=$1 _name=$2 _status=0
	shift 2
	$fault "$save" "$@" >said 2>&1 </dev/null || _status=$?
	is "$_status" "$_wanted" "$_name"
	[ "$_status" = "$_wanted" ] || diag "$(cat said)"
}
fault=

# says TEXT: and so it does.
says() {
	_status=0
	grep -qF -- "$1" said || _status=$?
	ok "$_status" "it says: $1"
	[ "$_status" -eq 0 ] || diag "$(cat said)"
}

# holds NAME...: the folder "out" has these files; it is emptied then.
holds() {
	# shellcheck disable=SC2012 # these names are ours
	is "$(ls out | tr '\n' ' ')" "$*${1+ }" "there is ${*:-nothing}"
	rm -rf out
	mkdir out
}

# broken_by SYSCALL:WHAT: as strace(1) writes it.
broken_by() {
	fault="strace -qq -o trace -e trace=${1%%:*} -e inject=$1"
}
mkdir out

try 0 'a dump is saved' --from dump out
check 'it is the same' cmp dump out/vmcore
used=$(($(stat -c %b out/vmcore) / 2))
check 'what is zero takes no room' [ "$used" -lt 8000 ]
is "$(stat -c %a out/vmcore) $(stat -c %a out/dmesg.txt)" '600 600' 'only root may read it'
cat >wanted <<'TEXT'
[    0.000000] Linux version 6.1.0
[    1.234567] two
lines
TEXT
is "$(head -n 3 out/dmesg.txt)" "$(cat wanted)" 'the log'
says "out/vmcore: saved 19.5 MiB, 6.5 MiB of them not zero"
./vmcore-dmesg dump >printed
check 'vmcore-dmesg prints it' cmp printed out/dmesg.txt
if command -v vmcore-dmesg >/dev/null; then
	timeout 30 vmcore-dmesg dump >theirs || :
	check "so does kexec-tools', byte for byte" cmp printed theirs
fi
holds dmesg.txt vmcore

try 0 'only the log' --dmesg-only --from dump out
holds dmesg.txt
try 0 'only the dump' --no-dmesg --from=dump --quiet out
is "$(cat said)" '' 'quietly'
holds vmcore
try 3 'a dump without a log is saved' --from broken out
says 'broken: no kernel log: VMCOREINFO does not say where the log is'
holds vmcore

echo precious >out/vmcore
try 1 'what is there is not written over' --no-dmesg --from dump out
says 'out/vmcore: is there already'
is "$(cat out/vmcore)" precious 'it is as it was'
holds vmcore
echo stale >out/vmcore-incomplete
ln -s /nowhere out/dmesg.txt-incomplete
try 1 'what is left of another time is, but no link is followed' --from dump out
says 'out/dmesg.txt-incomplete: Too many'
holds dmesg.txt-incomplete vmcore

try 1 'a target that is missing' --from dump out/none
says 'out/none: No such file or directory'
try 1 'a dump that is missing' --from none out
says 'none: No such file or directory'
try 1 'no dump' --from text out
says "text: no dump of a kernel's memory"
holds
head -c 8000000 dump >short
try 0 'a file that ends before its segments do is copied as it is' --from short out
check 'wholly' cmp short out/vmcore
holds dmesg.txt vmcore
try 1 'room that shall be left free and is not there' --reserve 8000000G --from dump out
says ', to be left free: 7.6 PiB'
holds dmesg.txt

for wrong in '' 'out out' '--bogus' '--from' '--reserve x out' '--reserve 1T out' \
		'--reserve 99999999999999999999 out' '--dmesg-only --no-dmesg out' \
		'--raw dump out' '--force out'; do
	# shellcheck disable=SC2086 # words
	try 2 "vmcore-save $wrong" $wrong
done
try 0 'its help' --help
says 'usage: vmcore-save'
try 1 'a device that is none' --raw out/file --from dump
echo precious >file
try 1 'a file for a device' --raw file --from dump
says 'file: no block device'
is "$(cat file)" precious 'the file is as it was'

# A disk that is really full is a tmpfs of that size, where this user may mount one. What
# is left there is in "left".
cat >mounted <<'SCRIPT'
mount -t tmpfs -o size=$1 none out || exit 99
shift
"$@"
status=$?
ls out >left
exit $status
SCRIPT
if unshare -rm sh mounted 1M true 2>/dev/null; then
	fault='unshare -rm sh mounted 4M'
	try 1 'a full disk' --from dump out
	says 'out/vmcore-incomplete: No space left on device: '
	is "$(cat left)" dmesg.txt 'the log is left'
	fault='unshare -rm sh mounted 10M'
	try 1 'a disk that shall not be full' --reserve 5M --from dump out
	says 'out/vmcore-incomplete: No space left on device: 16.0 MiB of'
	is "$(cat left)" dmesg.txt 'the log is left'
	try 0 'room enough' --reserve 2M --from dump out
	is "$(xargs <left)" 'dmesg.txt vmcore' 'all is saved'
	fault=
else
	diag 'no file system can be mounted here: full disks are not tried'
fi

if command -v strace >/dev/null && strace -o trace true 2>/dev/null; then
	broken_by pwrite64:error=EIO:when=9
	try 1 'a disk that breaks' --from dump out
	says 'out/vmcore-incomplete: Input/output error: '
	says " of the dump's 19.5 MiB are saved"
	holds dmesg.txt vmcore-incomplete

	broken_by pwrite64:error=ENOSPC:when=9
	try 1 'a disk that is full' --from dump out
	says 'out/vmcore-incomplete: No space left on device: '
	says '; removed'
	holds dmesg.txt

	broken_by sync_file_range:error=EIO:when=5
	try 1 'a disk that breaks later' --from dump out
	says 'out/vmcore-incomplete: Input/output error'
	holds dmesg.txt vmcore-incomplete

	broken_by fsync:error=EIO:when=3
	try 1 'a disk that breaks at the end' --from dump out
	says 'out/vmcore-incomplete: Input/output error'
	holds dmesg.txt vmcore-incomplete

	broken_by renameat2:error=EROFS:when=2
	try 1 'a name that cannot be given' --from dump out
	says 'out/vmcore-incomplete: Read-only file system'
	holds dmesg.txt vmcore-incomplete

	broken_by write:error=ENOSPC:when=1
	try 1 'no room for the log' --from dump out
	says 'out/dmesg.txt-incomplete: No space left on device'
	holds dmesg.txt-incomplete vmcore

	for signal in TERM:143 INT:130; do
		broken_by "pwrite64:signal=${signal%:*}:when=9"
		try "${signal#*:}" "SIG${signal%:*}" --from dump out
		says 'out/vmcore-incomplete: Interrupted by a signal: '
		holds dmesg.txt vmcore-incomplete
	done
	broken_by pwrite64:signal=KILL:when=9
	try 137 'SIGKILL' --from dump out
	holds dmesg.txt vmcore-incomplete

	# The headers are read by the first ones; then comes 256 KiB a time, and each page of
	# what cannot be read alone: pages 128 and 129 are read by the second and the third.
	fault="strace -qq -o trace -P dump -e trace=pread64"
	try 0 'nothing breaks' --no-dmesg --from dump out
	first=$(grep -n ', 262144, 524288) ' trace | cut -d: -f1)
	rm out/vmcore
	broken_by "pread64:error=EIO:when=$first..$((first + 2))"
	try 3 'pages of the dump that cannot be read' --no-dmesg --from dump out
	says 'dump: 2 pages could not be read, and are zeros in the copy'
	cmp -l dump out/vmcore | awk '{ print int(($1 - 1) / 4096), $3 }' | uniq -c |
		sed 's/^ *//' >differ
	is "$(cat differ)" '4096 129 0' 'they and no others are zeros'
	holds vmcore

	broken_by pread64:error=EIO:when=1
	try 1 'a dump whose first bytes cannot be read' --from dump out
	says 'dump: Input/output error'
	holds
else
	diag 'strace is missing or not allowed: faults are not tried'
fi

# Another program that copies a dump: it is called as it is meant to be.
mkdir -p bin
cat >bin/makedumpfile <<'PROGRAM'
#!/bin/sh
echo "$*" >called
[ ! -e fails ] || { echo half >"$5"; exit 1; }
echo filtered >"$5"
PROGRAM
chmod +x bin/makedumpfile
fault="env PATH=$work/bin:$PATH"
try 0 '--filter: makedumpfile is there' --filter --from dump out
is "$(cat called)" '-l -d 31 dump out/vmcore-incomplete' 'it is told what to do'
is "$(cat out/vmcore)" filtered 'and did it'
says 'out/vmcore: saved by makedumpfile'
holds dmesg.txt vmcore
: >fails
try 0 'it fails' --filter --from dump out
says 'makedumpfile has failed: all is copied'
check 'that is the whole dump' cmp dump out/vmcore
holds dmesg.txt vmcore
fault='env PATH=/nowhere'
try 0 'it is not there' --filter --from dump out
check 'that, too' cmp dump out/vmcore
holds dmesg.txt vmcore
fault=
try 2 '--filter is not for a device' --filter --raw x --from dump
done_testing
