#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# A sysroot and manifests whose makers mean harm: "kinitramfs list" ends with a
# clear error or goes on, does not crash (ASan watches), does not hang, and
# reads nothing outside of the sysroot.
set -eu
repo=$(cd "$(dirname "$0")/../.." && pwd)
. "$repo/tests/lib/common.sh"
. "$repo/tests/lib/tap.sh"

LC_ALL=C
export LC_ALL
umask 022
tmp=$(mktemp -d)
swapper=
trap 'test -z "$swapper" || kill "$swapper" || :; rm -rf "$tmp"' EXIT

tool=$build/tests/kinitramfs-asan/kinitramfs
make -s -C "$repo/scripts/kinitramfs" O="${tool%/*}" \
	CFLAGS='-g -O1 -Werror -fsanitize=address,undefined -fno-sanitize-recover=all' >&2
cd "$tmp"
mkdir -p hooks secret root/etc root/usr/bin root/lib64
echo 'not to be read' >secret/file
cp secret/file secret/h.hook

# run ARG...: keeps status and what was said. Ten seconds are an age.
run() {
	status=0
	timeout 10 "$tool" list --root root --hook-dir hooks "$@" >out 2>err || status=$?
	said=$(cat err)
}

# fails MESSAGE NAME: the hook "h" is an error.
fails() {
	run --hook h
	is "$status $said" "1 $1" "$2"
}

at='hooks/h.hook:1:6:'
gone='not found below root/; install it there, or add "optional" if the hook can do without'

# Links that lead out lead into the sysroot.
ln -s "$tmp/secret" root/absolute
ln -s ../secret root/above
ln -s ../../../../../../../../../../../../../../../../../../../../../../.. root/far
for path in absolute/file above/file "far$tmp/secret/file" "../secret/file" \
	"absolute/../secret/file" "far/../..$tmp/secret/file"; do
	echo "file /$path" >hooks/h.hook
	fails "$at /$path: $gone" "$path"
done
ln -s /secret root/etc/folder
ln -s ../secret root/etc/other
echo 'file /etc/*/file' >hooks/h.hook
fails "$at /etc/*/file: $gone" 'a pattern over links that lead out'

# What hooks have of their own does not leave their folder either.
mkdir hooks/h
ln -s ../../secret/file hooks/h/link
echo 'own link' >hooks/h.hook
fails "hooks/h.hook:1:5: link: not found below hooks/h/; install it there, or add \"optional\" if the hook can do without" \
	'an own file that is a link out'
rm -r hooks/h
ln -s ../secret hooks/h
echo 'own file' >hooks/h.hook
fails "hooks/h.hook:1:5: file: not found below hooks/h/; install it there, or add \"optional\" if the hook can do without" \
	'an own folder that is a link out'
rm hooks/h
ln -sf ../secret/h.hook hooks/out.hook
run --hook out
is "$status $said" '1 hooks/out.hook: is a link to ../secret/h.hook, where nothing is' 'a manifest that is a link out'
mkdir -p root/etc/kinit
ln -s "$tmp/secret" root/etc/kinit/hooks.d
rm -f hooks/h.hook
run --hook h
is "$status ${said%%,*}" '1 --hook: h: no such hook in hooks' 'a folder of hooks that is a link out'
rm root/etc/kinit/hooks.d

# Loops.
ln -s self root/self
ln -s /ring2 root/ring1
ln -s /ring1 root/ring2
ln -s inside/. root/inside
i=0
while [ $i -lt 41 ]; do
	ln -s l$((i + 1)) root/l$i
	i=$((i + 1))
done
echo x >root/l41
for path in self ring1 inside/x l0; do
	echo "file /$path" >hooks/h.hook
	fails "$at /$path: Too many levels of symbolic links" "a loop: $path"
done
echo 'file /l1' >hooks/h.hook
run --hook h
is "$status$said" 0 'forty links are no loop'
deep=$(printf '/d%.0s' $(seq 65))
mkdir -p "root$deep"
echo x >"root$deep/file"
echo "file $deep/file" >hooks/h.hook
fails "$at $deep/file: File name too long" 'folders without end'
long=$(printf '/long%.0s' $(seq 900))
echo "file $long" >hooks/h.hook
fails "$at $long: File name too long" 'a long path'
name=$(printf 'x%.0s' $(seq 300))
echo "file /$name" >hooks/h.hook
fails "$at /$name: File name too long" 'a long name'

# What is no regular file is not opened.
mkfifo root/fifo
mkdir root/folder
perl -MIO::Socket::UNIX -e 'IO::Socket::UNIX->new(Local => "root/socket", Listen => 1) or die'
kinds='fifo folder socket'
if [ "$(id -u)" -eq 0 ] && mknod root/device c 1 5 2>/dev/null; then
	kinds="$kinds device"
fi
for kind in $kinds; do
	echo "exec /$kind" >hooks/h.hook
	fails "$at /$kind: is no regular file" "exec: a $kind"
	echo "file /$kind" >hooks/h.hook
	[ $kind = folder ] ||
		fails "$at /$kind: is no regular file" "file: a $kind"
	printf '#!/%s\n' $kind >root/usr/bin/script
	echo 'exec /usr/bin/script' >hooks/h.hook
	fails "$at /usr/bin/script: script -> /$kind: the script's interpreter: Invalid argument" "an interpreter: a $kind"
	ln -s ../root/$kind hooks/$kind.hook
	cp -a root/$kind hooks/own.hook
	run --hook own
	is "$status $said" '1 hooks/own.hook: is no regular file' "a manifest: a $kind"
	rm -rf hooks/own.hook hooks/$kind.hook
	cp -a root/$kind root/etc/ld.so.conf
	gcc -nostdlib -shared -o root/usr/bin/p -x c /dev/null -Wl,--no-as-needed \
		-Wl,-soname,x -Wl,--allow-shlib-undefined
	gcc -nostdlib -shared -o root/usr/bin/q -x c /dev/null -Wl,--no-as-needed -x none root/usr/bin/p
	echo 'exec /usr/bin/q' >hooks/h.hook
	fails "$at /usr/bin/q: q -> x: /etc/ld.so.conf: Invalid argument" "ld.so.conf: a $kind"
	rm -rf root/etc/ld.so.conf
	mkdir -p root/lib
	cp -a root/$kind root/lib/x
	fails "$at /usr/bin/q: q -> x: not found in /lib/x86_64-linux-gnu, /usr/lib/x86_64-linux-gnu, /lib64, /usr/lib64, /lib, /usr/lib; install it below root, or mark the statement optional" \
		"a library: a $kind"
	rm -rf root/lib/x
	mkdir -p kernel
	cp -a root/$kind kernel/.config
	run --kernel ./kernel --hook h
	is "$status $said" '1 /.config: Invalid argument' "a configuration: a $kind"
	rm -rf kernel
done

# Sizes.
truncate -s 1T root/huge
echo 'exec /huge' >hooks/h.hook
fails "$at /huge: File too large" 'a program of 1 TB'
printf '\177ELF' | dd of=root/huge conv=notrunc status=none
truncate -s 511M root/huge
echo 'exec /huge' >hooks/h.hook
fails "$at /huge: its ELF header is damaged or cut off" 'an empty program of 511 MB'
rm root/huge
truncate -s 1048577 hooks/big.hook
run --hook big
is "$status $said" '1 hooks/big.hook: File too large' 'a manifest of more than 1 MB'
truncate -s 1048576 hooks/big.hook
run --hook big
is "$status $said" '1 hooks/big.hook:1:1: a NUL byte: this is no text' 'a manifest of NUL bytes'
rm hooks/big.hook
echo x >root/x
yes 'file /x' | head -n 100000 >hooks/h.hook
fails 'hooks/h.hook:4097:1: file: more than 4096 statements; split the hook' '100,000 lines'
yes 'x' | head -n 100000 >hooks/h.hook
run --hook h
is "$status $(wc -l <err) $(tail -n 1 err)" '1 101 hooks/h.hook:101:1: too many errors; the rest was not read' '100,000 errors'
yes | head -c 1000000 | tr '\n' ' ' >hooks/h.hook
fails 'hooks/h.hook:1:129: too many words in one statement' 'a line of 500,000 words'
{
	printf 'file /'
	yes | head -c 1000000 | tr '\n' y
} >hooks/h.hook
run --hook h
is "$status $(wc -c <err)" "1 $(wc -c <err)" 'a word of 1 MB'
check 'of which not all is shown' test "$(wc -c <err)" -lt 40000
yes '|' | head -c 100000 | tr -d '\n' | sed 's/^/file /' >hooks/h.hook
run --hook h
is "$status" 1 '50,000 empty alternatives'
printf 'file /x|\377\376\n' >hooks/h.hook
run --hook h
is "$status$(grep -c x out)" 10 'bytes that are no UTF-8'
{
	printf 'on early run x '
	yes 'yyyyyyyy' | head -c 40000 | tr -d '\n'
} >hooks/h.hook
fails 'hooks/h.hook: the rules are longer than 32767 bytes in all' 'rules without end'

mkdir -p root/many/1
(cd root/many/1 && seq 400 | xargs touch && seq 2 300 | xargs -I % ln -s 1 ../%)
echo 'file /many/*/*' >hooks/h.hook
fails "$at /many/*/*: more than 100000 names match" 'a pattern that matches without end'
rm -r root/many
mkdir root/odd
(
	cd root/odd
	touch -- "$(printf 'a\nb')" "$(printf '\033[2J')" '-x' '"' ' ' '#'
)
echo 'file /odd/*' >hooks/h.hook
run --hook h
is "$status $said" '1 /odd/\x1b[2J: a name with white space or control characters cannot be packed
/odd/ : a name with white space or control characters cannot be packed
/odd/a\x0ab: a name with white space or control characters cannot be packed' 'names that would make lines of their own, or move the cursor'

# Thousands of damaged ELF files: none may crash it or lead out.
mkdir -p root/elf root/lib/x86_64-linux-gnu
echo 'void f(void); void _start(void) { f(); }' >prog.c
gcc -shared -nostdlib -fPIC -o root/lib/x86_64-linux-gnu/libf.so -Wl,-soname,libf.so -x c - <<'EOL'
void f(void) { }
EOL
gcc -nostdlib -pie -fPIE -s -o good prog.c root/lib/x86_64-linux-gnu/libf.so -Wl,-rpath,/x \
	-Wl,--dynamic-linker=/lib64/ld.so
cp root/lib/x86_64-linux-gnu/libf.so root/lib64/ld.so
cat >mutate.pl <<'EOL'
# Cut off at any length; the headers and tables with each byte changed.
use strict;
local $/;
open my $in, "<:raw", "good" or die;
my $good = <$in>;
my $n = 0;
sub keep { open my $o, ">:raw", "root/elf/" . $n++ or die; print $o $_[0] }
my $size = length $good;
keep(substr $good, 0, int($size * $_ / 500)) for 0 .. 499;
my $dynamic = index $good, pack("Q<Q<", 1, 1);
srand 1;
for my $i (0 .. 63, 64 .. 64 + 56 * 11, map { int rand $size } 1 .. 500) {
	for my $byte (0, 0xff, int rand 256) {
		my $bad = $good;
		substr $bad, $i, 1, chr $byte;
		keep($bad);
	}
}
print $n;
EOL
n=$(perl mutate.pl)
echo 'exec /elf/*' >hooks/h.hook
run --hook h
is "$status $(grep -c -e Sanitizer -e 'runtime error' err)" '1 0' "$n damaged ELF files"
check 'most are found out' test "$(grep -c '^hooks' err)" -gt 500
check_not 'nothing that is not below the sysroot was found' grep -q secret out err
# As libraries they are passed over.
gcc -nostdlib -pie -fPIE -o root/usr/bin/p prog.c root/lib/x86_64-linux-gnu/libf.so -Wl,--dynamic-linker=/lib64/ld.so
for i in 1 50 300 499 600 1000; do
	cp root/elf/$i root/lib/x86_64-linux-gnu/libf.so
	echo 'exec /usr/bin/p' >hooks/h.hook
	run --hook h
	case $status in
	0|1) ok 0 "a damaged library: $i" ;;
	*) ok 1 "a damaged library: $i" ;;
	esac
done
rm -r root/elf

# Somebody exchanges a folder for a link out, again and again, while we look.
cat >swap.c <<'EOL'
#define _GNU_SOURCE
#include <fcntl.h>
#include <stdio.h>
int main(void)
{
	for (;;)
		if (renameat2(AT_FDCWD, "root/swap", AT_FDCWD, "swapped", RENAME_EXCHANGE))
			return 1;
}
EOL
gcc -o swap swap.c
mkdir -p root/swap
for i in $(seq 100); do
	echo 'to be read' >"root/swap/$i"
	cp secret/file "secret/$i"
	echo "file /swap/$i /got/ optional"
done >hooks/h.hook
ln -s "$tmp/secret" swapped
./swap &
swapper=$!
# On a busy machine it may take some time until it was once in its place.
for i in $(seq 200); do
	run --hook h --files files --copy
	[ "$i" -lt 20 ] || ! grep -rqx 'to be read' files/got 2>/dev/null || break
done
kill "$swapper"
swapper=
is "$(grep -rl 'not to be' files || :)" '' 'a race: nothing outside was read'
check 'what is inside was, at times' grep -rqx 'to be read' files/got
done_testing
