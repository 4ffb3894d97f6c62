#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# Our packer of the kernel's lists: the same bytes as the kernel's own, and an
# error where that one only warns.
set -eu
repo=$(cd "$(dirname "$0")/../.." && pwd)
. "$repo/tests/lib/common.sh"
. "$repo/tests/lib/tap.sh"

kernel_dir=$("$repo/tests/lib/kernel" --dir 2>/dev/null) || kernel_dir=
source=$kernel_dir/linux/usr/gen_init_cpio.c
[ -f "$source" ] || skip_all "no kernel source; run tests/lib/kernel first"

LC_ALL=C
export LC_ALL
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
cd "$tmp"

gcc -g -O1 -Wall -Wextra -Werror -fsanitize=address,undefined \
	-fno-sanitize-recover=all -I "$repo/scripts/kinitramfs" -o cpio_pack \
	"$repo"/scripts/kinitramfs/pack/cpio_pack.c \
	"$repo"/scripts/kinitramfs/pack/cpio.c \
	"$repo"/scripts/kinitramfs/tree/list.c
gcc -w -O1 -o gen_init_cpio "$source"

# same NAME TIME: both pack the file "list" into the same bytes.
same() {
	_status=0
	./gen_init_cpio -t "$2" list >theirs 2>err || _status=$?
	is "$_status $(cat err)" '0 ' "$1: packed by the kernel's"
	_status=0
	./cpio_pack -t "$2" list >ours 2>err || _status=$?
	is "$_status $(cat err)" '0 ' "$1: packed by ours"
	check "$1: the same bytes" cmp theirs ours
}

time=1234567890
mkdir files
for size in 0 1 2 3 4 5 511 65535 65536 65537 200000; do
	head -c "$size" /dev/urandom >"files/$size"
done
# Until 6.1 and later, the kernel's takes a file's time from the file.
touch -d "@$time" files/*

: >list
same 'nothing' "$time"
printf '\n# dir /no 0755 0 0\n\n' >list
same 'comments and empty lines' "$time"

# What "kinitramfs list" prints is for this packer, too.
mkdir -p root hooks
echo 'description "A hook"' >hooks/h.hook
make -s -C "$repo/scripts/kinitramfs" O="$tmp/kinitramfs" >&2
"$tmp/kinitramfs/kinitramfs" list --root root --hook-dir hooks --hook h >list
same 'what kinitramfs lists' "$time"
"$tmp/kinitramfs/kinitramfs" list --root root --hook-dir hooks --hook h \
	--files made >list
is "$(./gen_init_cpio list 2>err | cpio -t --quiet | grep -c rules)$(cat err)" 2 \
	'with --files it is all there'

cat >list <<EOL
# All there is
dir /dev 0755 0 0
dir bin 0700 1 2
nod /dev/console 0600 0 5 c 5 1
nod /dev/vda 0660 0 6 b 254 1048575
nod /dev/odd 0000 2147483647 65534 c 4095 0
slink /bin/sh /bin/busybox 0777 0 0
slink /a b 0777 0 0
pipe /dev/pipe 0600 1 1
sock /dev/sock 0666 2 2
file /init files/5 04755 0 0
file	/tabs   files/4	 0644 0  0
file /bin/one files/65537 0644 0 0 /bin/two
file /bin/a files/200000 0755 3 4 /bin/b bin/c	/d  
file /bin/e files/0 0755 0 0 /bin/f
EOL
same 'all types' "$time"

# Every length of name and of data, modulo the padding.
name=
for size in 0 1 2 3 4 5 511 65535 65536; do
	name=${name}x
	echo "file /$name files/$size 0644 0 0"
	echo "slink /l$name $name 0777 0 0"
	echo "dir /d$name 0755 0 0"
done >list
same 'all paddings' "$time"
printf 'dir /a 0755 0 0\nfile /b files/3 0644 0 0' >list
same 'no line break at the end' "$time"

touch -d @0 files/3
same 'time 0' 0
./cpio_pack list >default
check 'which is the default' cmp theirs default
touch -d @4294967295 files/3
same 'the last time there is' 4294967295

# run ARG...: packs, and keeps the status, and what was said in one line.
run() {
	status=0
	./cpio_pack "$@" >out 2>err || status=$?
	said=$(cat err)
}

# fails LINE MESSAGE: this line, as the second one of a list.
fails() {
	printf 'dir /a 0755 0 0\n%s\n' "$1" >list
	run list
	is "$status $said" "1 list:2: $2" "'$1'"
}

type='the first word is none of file, dir, nod, slink, pipe, sock'
mode='the mode is missing or not octal'
user='the user is missing or no number'
group='the group is missing or no number'
minor='the minor number is missing or no number'
major='the major number is missing or no number'
fails 'fiel /b files/3 0644 0 0' "$type"
fails 'files /b files/3 0644 0 0' "$type"
fails 'DIR /b 0755 0 0' "$type"
fails 'dir' 'the name is missing'
fails 'file /b' 'the source or target is missing'
fails 'slink /b' 'the source or target is missing'
fails 'dir /b' "$mode"
fails 'dir /b 0888 0 0' "$mode"
fails 'dir /b 755x 0 0' "$mode"
fails 'dir /b rwx 0 0' "$mode"
fails 'dir /b -1 0 0' "$mode"
fails 'dir /b +755 0 0' "$mode"
fails 'dir /b 0x1ff 0 0' "$mode"
fails 'dir /b 10000 0 0' "$mode"
fails 'dir /b 0755' "$user"
fails 'dir /b 0755 root 0' "$user"
fails 'dir /b 0755 4294967296 0' "$user"
fails 'dir /b 0755 99999999999999999999 0' "$user"
fails 'dir /b 0755 0' "$group"
fails 'dir /b 0755 0 0x0' "$group"
fails 'nod /b 0600 0 0' 'after the group comes b or c'
fails 'nod /b 0600 0 0 p 1 1' 'after the group comes b or c'
fails 'nod /b 0600 0 0 cc 1 1' 'after the group comes b or c'
fails 'nod /b 0600 0 0 c' "$major"
fails 'nod /b 0600 0 0 c 4096 1' "$major"
fails 'nod /b 0600 0 0 c 1' "$minor"
fails 'nod /b 0600 0 0 b 1 1048576' "$minor"
for line in 'dir /b 0755 0 0' 'pipe /b 0600 0 0' 'sock /b 0600 0 0' \
	'slink /b c 0777 0 0' 'nod /b 0600 0 0 c 1 1'; do
	fails "$line more" 'there is a word too many'
done
# In the kernel's this would be a variable of the environment.
# shellcheck disable=SC2016
fails 'file /b ${HOME}/b 0644 0 0' '${HOME}/b: No such file or directory'

fails 'file /b files/none 0644 0 0' 'files/none: No such file or directory'
fails 'file /b files 0644 0 0' 'files: Invalid argument'
mkfifo fifo
fails 'file /b fifo 0644 0 0' 'fifo: Invalid argument'
truncate -s 4294967296 files/huge
fails 'file /b files/huge 0644 0 0' 'files/huge: File too large'
rm files/huge
# It says that it is larger than it is.
odd=/sys/kernel/uevent_seqnum
if [ -r "$odd" ] && [ "$(stat -c %s "$odd")" -ne "$(wc -c <"$odd")" ]; then
	fails "file /b $odd 0644 0 0" "$odd: Resource temporarily unavailable"
fi

printf '%s\n' 'dir' '' 'dir /a 0755 0 0' '# x' 'file /b none 0644 0 0' >list
run list
is "$status $said" '1 list:1: the name is missing
list:5: none: No such file or directory' 'each error is named, with its line'

run none
is "$status $said" '1 none: No such file or directory' 'a list that is not there'
run files
is "$status $said" '1 files: Is a directory' 'a list that cannot be read'

printf 'dir /a 0755 0 0\n' >list
for value in x '' -1 +1 ' 1' 1s 0x1 1.5 4294967296 99999999999999999999; do
	run -t "$value" list
	is "$status $said" "2 cpio_pack: -t $value: wants seconds since the epoch, at most 4294967295" \
		"-t '$value'"
done
usage='usage: cpio_pack [-t SECONDS] LIST'
run
is "$status $said" "2 $usage" 'no list'
run list list
is "$status $said" "2 $usage" 'two lists'
run -t
is "$status $(tail -n 1 err)" "2 $usage" '-t without a time'
run -x list
is "$status $(tail -n 1 err)" "2 $usage" 'an unknown option'

# What fits in a buffer fails at the end, what does not fails before it.
for size in 0 65535 200000; do
	echo "file /b files/$size 0644 0 0" >list
	status=0
	./cpio_pack list >/dev/full 2>err || status=$?
	is "$status $(cat err)" \
		'1 cpio_pack: writing: No space left on device' \
		"a full disk, file of $size bytes"
done
status=0
./cpio_pack list >&- 2>err || status=$?
is "$status $(cat err)" '1 cpio_pack: writing: Bad file descriptor' \
	'standard output is closed'
done_testing
