#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# kinitramfs build: the bytes of the image, its compression and segments, and
# that nothing that goes wrong costs the old image. The kernel unpacks it.
set -eu
repo=$(cd "$(dirname "$0")/../.." && pwd)
. "$repo/tests/lib/common.sh"
. "$repo/tests/lib/tap.sh"
. "$repo/tests/lib/kinitramfs.sh"

kernel_dir=$("$repo/tests/lib/kernel" --dir 2>/dev/null) || kernel_dir=
source=$kernel_dir/linux/usr/gen_init_cpio.c
[ -f "$source" ] || skip_all "no kernel source; run tests/lib/kernel first"

LC_ALL=C
export LC_ALL
unset SOURCE_DATE_EPOCH KBUILD_BUILD_TIMESTAMP
umask 022
tmp=$(mktemp -d)
pid=
mounted=
clean_up() {
	[ -z "$pid" ] || kill -9 "$pid" 2>/dev/null || :
	[ -z "$mounted" ] || umount "$tmp/small" || :
	rm -rf "$tmp"
}
trap clean_up EXIT
trap 'exit 1' INT TERM HUP
chmod 755 "$tmp"
cd "$tmp"
kinitramfs_tool "$tmp"
gcc -w -O1 -o gen_init_cpio "$source"

# A sysroot with a program, and a hook for it that has a file of its own.
mkdir -p root/usr/bin root/etc hooks/try
cat >check.c <<'EOL'
#include <stdio.h>
#include <sys/reboot.h>
/* As /init: says what the files are that it is asked for, and ends. */
int main(int argc, char **argv)
{
	char line[100];

	for (int i = 1; i < argc; i++) {
		FILE *f = fopen(argv[i], "r");

		if (!f || !fgets(line, sizeof(line), f))
			sprintf(line, "(nothing)\n");
		printf("unpacked: %s: %s", argv[i], line);
		if (f)
			fclose(f);
	}
	puts("unpacked: end");
	fflush(stdout);
	reboot(RB_AUTOBOOT);
}
EOL
gcc -O1 -static -o root/usr/bin/check check.c
echo 'from the host image' >root/etc/text
head -c 100000 /dev/urandom >root/etc/random
head -c 300000 /dev/zero >root/etc/zeros
echo 'own' >hooks/try/own
cat >hooks/try.hook <<EOL
description "a try"
exec /usr/bin/check
file /etc/*
own own
slink /etc/link text 0777 0 0
dir /empty 0700 1 2
nod /dev/null 0666 0 0 c 1 3
on early run check
EOL

# run ARG...: makes an image; keeps the status and what was said.
run() {
	status=0
	"$tool" build --root root --hook-dir hooks --hook try "$@" \
		>out 2>err || status=$?
	said=$(grep -v ': note: ' err || :)
}

# made ARG...: the same, and it succeeds.
made() {
	run "$@"
	[ "$status" -eq 0 ] || diag "$said"
	return "$status"
}

# segments FILE: what inspect says of the segments, a line each.
segments() {
	"$tool" inspect "$1" | tr -s ' ' | sed -n '4,/^$/p' | sed '/^$/d'
}

# left: temporary files that are there.
left() {
	find . -name '.*.??????' ! -path './files/*' | tr '\n' ' '
}

check 'an image' made --compress none -o plain
is "$(left)" '' 'nothing is left beside it'
"$tool" list --root root --hook-dir hooks --hook try --files files --copy \
	-o list 2>err
./gen_init_cpio -t 0 list >theirs
check 'the same bytes as gen_init_cpio makes of the list' cmp plain theirs
is "$(cat out | sed 's/, [0-9.]* s$//')" \
	"plain: $(stat -c %s plain) bytes, none, hooks try" 'it says what it made'

# Compression.
for how in zstd xz lz4 gzip none zstd:1 zstd:19 xz:0 lz4:1 lz4:12 gzip:9; do
	check "--compress $how" made --compress "$how" -o "image.$how"
	case $how in
	none) unpack='cat' ;;
	*) unpack="${how%:*} -dc" ;;
	esac
	$unpack <"image.$how" >unpacked
	check 'unpacked, it is the same' cmp plain unpacked
	is "$(segments "image.$how" | cut -d' ' -f1,2,4,6)" \
		"1 0 ${how%:*} host" 'and inspect reads it'
	is "$(od -An -N4 -tx1 "image.$how" | sed 's/^ //')" "$(case $how in
		zstd*) echo 28 b5 2f fd ;;
		xz*) echo fd 37 7a 58 ;;
		lz4*) echo 02 21 4c 18 ;;
		gzip*) echo 1f 8b 08 00 ;;
		none) echo 30 37 30 37 ;;
		esac)" 'its first bytes are those that the kernel knows'
done
check 'a level makes a difference' \
	test "$(stat -c %s image.zstd:19)" -ne "$(stat -c %s image.zstd:1)"
for how in zstd:0 zstd:20 xz:10 zstd: zstd:x gzip:1x lzma ZSTD ''; do
	run --compress "$how" -o image
	is "$status $(echo "$said" | cut -d: -f1)" '2 kinitramfs' \
		"--compress '$how' is none"
done

mkdir -p kernel
for config in 'ZSTD XZ GZIP:zstd' 'XZ LZ4 GZIP:xz' 'LZ4 GZIP:lz4' 'GZIP:gzip' \
	'BZIP2:none' ':none'; do
	{
		echo CONFIG_MODULES=n
		for name in ${config%:*}; do echo "CONFIG_RD_$name=y"; done
	} >kernel/.config
	check "a kernel with ${config%:*}" made --kernel ./kernel -o image
	is "$(segments image | cut -d' ' -f4)" "${config#*:}" 'its default'
done
check 'a kernel of which nothing is known' made -o image
is "$(segments image | cut -d' ' -f4)" gzip 'gzip is taken'
check 'which is said' grep -q 'it is not known what the kernel can unpack' err

# The same input, the same bytes: whoever, wherever and whenever.
mkdir -p deeper/down
cp -r --preserve=mode root hooks deeper/down/
find deeper -exec touch -h -d '2001-02-03 04:05:06' {} +
for how in zstd xz lz4 gzip; do
	(
		cd deeper/down
		umask 027
		env ZSTD_CLEVEL=1 ZSTD_NBTHREADS=3 XZ_OPT=-M1MiB XZ_DEFAULTS=-T2 \
			GZIP=--rsyncable LZ4_CLEVEL=1 TZ=Asia/Kathmandu LC_ALL=C.UTF-8 \
			"$tool" build --root "$PWD/root" --hook-dir hooks \
			--hook try --compress "$how" -o image
	) >/dev/null 2>err || diag "$(cat err)"
	check "$how: the same bytes again" cmp "image.$how" deeper/down/image
done
is "$(stat -c %a deeper/down/image)" 640 'the umask rules the mode'

# Times.
# all_times NAME=VALUE...: those that are in the image that is made then.
all_times() {
	env "$@" "$tool" build --root root --hook-dir hooks --hook try \
		--compress none -o image >out 2>err || { cat err; return; }
	"$tool" inspect --json image | perl -MJSON::PP -0777 -e \
		'print join ",", keys %{{map { $_->{mtime} => 1 } @{decode_json(<STDIN>)->{files}}}}'
}
is "$(all_times A=)" 0 'all times are 0'
is "$(all_times SOURCE_DATE_EPOCH=1000000000)" 1000000000 'SOURCE_DATE_EPOCH'
is "$(all_times SOURCE_DATE_EPOCH=5 KBUILD_BUILD_TIMESTAMP='2011-11-11 11:11:11')" \
	1321009871 'KBUILD_BUILD_TIMESTAMP goes before it, and is UTC'
is "$(all_times SOURCE_DATE_EPOCH= KBUILD_BUILD_TIMESTAMP=)" 0 'empty ones'
is "$(all_times SOURCE_DATE_EPOCH=4294967295)" 4294967295 'the last one'
for value in x -1 +1 1.5 4294967296 99999999999999999999; do
	is "$(all_times SOURCE_DATE_EPOCH="$value")" \
		"kinitramfs: SOURCE_DATE_EPOCH='$value': wants seconds since 1970, at most 4294967295" \
		"SOURCE_DATE_EPOCH=$value"
done
for value in soon '1960-01-01' --help; do
	is "$(all_times KBUILD_BUILD_TIMESTAMP="$value" | cut -c-58)" \
		"$(echo "kinitramfs: KBUILD_BUILD_TIMESTAMP='$value': date(1) cannot read it" | cut -c-58)" \
		"KBUILD_BUILD_TIMESTAMP=$value"
done

# Who may read it.
is "$(stat -c %a plain)" 644 'an image that all may read'
chmod 640 root/etc/text
check 'a secret in it' made --compress none -o image
is "$(stat -c %a image)" 600 'then only its owner may'
chmod 644 root/etc/text

# Segments in front.
mkdir -p early/kernel/x86
echo 'from the early image' >early/kernel/x86/microcode
(cd early && find kernel | sort | cpio --quiet -o -H newc) >early.cpio
mkdir -p base/etc base/dev
echo 'from the base image' >base/etc/base
echo 'from the base image' >base/etc/text
(cd base && find . -mindepth 1 | sort | cpio --quiet -o -H newc) >base.cpio
mkdir -p root/usr/lib/kinit
cp base.cpio root/usr/lib/kinit/
for how in zstd lz4 none; do
	check "--early and --full, $how" made --compress "$how" \
		--early early.cpio --full -o "full.$how"
	is "$(segments "full.$how" | cut -d' ' -f1,4,6 | tr '\n' ';')" \
		"1 none early;2 $how other;3 $how host;" \
		'three segments'
	is "$("$tool" inspect "full.$how" | grep '^1 ' | tr -s ' ' | cut -d' ' -f2)" \
		0 'the early one is in front'
done
cp full.lz4 wanted
check '--full=FILE' made --compress lz4 --early early.cpio \
	--full=base.cpio -o image
check 'is the same' cmp wanted image
check '--full FILE' made --compress lz4 --early early.cpio --full base.cpio \
	-o image
check 'too' cmp wanted image
rm -r root/usr/lib/kinit
run --full -o image
is "$status $said" \
	'1 kinitramfs: root/usr/lib/kinit/base.cpio: No such file or directory; --full FILE names another base image' \
	'no base image'
head -c 200 base.cpio >cut.cpio
head -c 120 early.cpio >open.cpio	# one entry and no trailer
gzip -c <base.cpio >packed.cpio
{ cat base.cpio; echo junk; } >junk.cpio
for file in cut open packed junk; do
	run --early "$file.cpio" -o image
	is "$status $(echo "$said" | grep -c "^$file.cpio: damaged at [0-9]*: ")" \
		'1 1' "an early archive that is none: $file"
done
check 'the old image is what it was' cmp wanted image
is "$(left)" '' 'and nothing is left'

# What goes wrong leaves the old image.
echo old >image
cp hooks/try.hook good
# fails MESSAGE NAME [ARG...]
fails() {
	_message=$1
	_name=$2
	shift 2
	run "$@" -o image
	is "$status $said" "1 $_message" "$_name"
	is "$(cat image; left)" old 'the old image is left, and nothing else'
}
echo 'file /etc/none' >>hooks/try.hook
run --compress none -o image
is "$status $(cat image; left)" '1 old' 'a hook with an error'
cp good hooks/try.hook

mkdir fake
ln -s "$(command -v date)" fake/date
fake_zstd() {
	printf '#!/bin/sh\n%s\n' "$*" >fake/zstd
	chmod 755 fake/zstd
}
status=0
PATH=$tmp/fake "$tool" build --root root --hook-dir hooks --hook try \
	--compress zstd -o image >out 2>err || status=$?
is "$status $(grep -v ' note: ' err)$(cat image; left)" \
	'1 kinitramfs: zstd is not installed: install it, or choose another one with --compressold' \
	'no zstd'
fake_zstd 'exit 3'
PATH=$tmp/fake:$PATH fails "image: zstd failed with status 3" \
	'a zstd that fails at once' --compress zstd
fake_zstd 'cat >/dev/null; exit 3'
PATH=$tmp/fake:$PATH fails "image: zstd failed with status 3" \
	'one that fails in the end' --compress zstd
fake_zstd 'kill -9 $$'
PATH=$tmp/fake:$PATH fails "image: zstd was killed by signal 9" \
	'one that is killed' --compress zstd

# A full disk.
if mkdir small && mount -t tmpfs -o size=256k tmpfs small 2>/dev/null; then
	mounted=y
	echo old >small/image
	for how in none zstd gzip; do
		run --compress "$how" -o small/image
		is "$status $(tail -n 1 err | sed 's/[0-9][0-9]*/N/g')" \
			'1 small/image: the image has N bytes, and only N are free in its file system' \
			"a full disk, $how"
		is "$(cat small/image; ls -A small)" "old
image" 'the old image is left, and nothing else'
	done
	umount small
	mounted=
else
	echo "# no tmpfs can be mounted here: a full disk is not tried"
fi
for how in none zstd; do
	status=0
	(ulimit -f 64; "$tool" build --root root --hook-dir hooks --hook try \
		--compress "$how" -o image) >out 2>err || status=$?
	is "$status $(tail -n 1 err)$(cat image; left)" \
		'1 image: File too largeold' "a limit on files, $how"
done

run -o none/image
is "$status $(tail -n 1 err)" '1 none/image: No such file or directory' \
	'no such folder'
run -o hooks
is "$status $(tail -n 1 err)" '1 hooks: this is no regular file' 'a folder'
mkfifo fifo
run -o fifo
is "$status $(tail -n 1 err)" '1 fifo: this is no regular file' 'a pipe'
mkdir locked
echo old >locked/image
chmod 555 locked
if [ "$(id -u)" -eq 0 ]; then
	as='setpriv --reuid=65534 --regid=65534 --clear-groups'
else
	as=
fi
status=0
$as "$tool" build --root root --hook-dir hooks --hook try -o locked/image \
	>out 2>err || status=$?
is "$status $(tail -n 1 err)" '1 locked/image: Permission denied' \
	'a folder that may not be written'
is "$(cat locked/image)" old 'the old image is left'
mkdir links
ln -s ../image links/image
check 'a link' made --compress none -o links/image
is "$(readlink links/image)" ../image 'is still one'
check 'what it leads to is replaced' cmp plain image
ln -s nowhere links/broken
run -o links/broken
is "$status $(tail -n 1 err)" '1 links/broken: No such file or directory' \
	'a link that leads nowhere'

# What takes more than a second is seen on a terminal, and only there.
fake_zstd 'head -c 1000; sleep 1.5; cat'
slow="$tool build --root root --hook-dir hooks --hook try --compress zstd -o image"
PATH=$tmp/fake:$PATH script -qec "$slow" /dev/null >out 2>&1 || :
check 'progress on a terminal' grep -q 'packing files, [0-9]* of [0-9]*' out
# shellcheck disable=SC2086 # words
PATH=$tmp/fake:$PATH $slow >out 2>&1 || :
check_not 'and none elsewhere' grep -q 'packing files' out

# Ended while the image is made: the compressor waits, and so does all else.
mkfifo gate
fake_zstd "head -c 1000; : >$tmp/begun; cat $tmp/gate; cat >/dev/null"
# ends SIGNAL: it has, and the old image is there.
ends() {
	_status=0
	wait "$pid" 2>/dev/null || _status=$?
	pid=
	is "$(kill -l "$_status")" "$1" "SIG$1 ends it"
	is "$(cat image)" old 'the old image is left'
}
# half_made SIGNAL: sends it when a part has been compressed.
half_made() {
	echo old >image
	rm -f begun
	# What a shell starts beside itself ignores SIGINT.
	PATH=$tmp/fake:$PATH env --default-signal "$tool" build --root root \
		--hook-dir hooks --hook try --compress zstd -o image \
		>out 2>err &
	pid=$!
	_until=$(($(date +%s) + 20))
	until [ -e begun ] || [ "$(date +%s)" -ge "$_until" ]; do
		sleep 0.02
	done
	kill -s "$1" "$pid"
	ends "$1"
	# Let the compressor go, if it is still there.
	timeout 5 sh -c ': >gate' || :
}
for signal in INT TERM HUP KILL; do
	half_made "$signal"
	is "$(left)" '' 'and nothing else'
done

# Ended while the image is written. That takes a moment only, so the signal may come too
# late, and then it is sent again to another one.
truncate -s 300M large
echo "file /large $tmp/large 0644 0 0" >large.list
# half_written SIGNAL: sends it when the temporary file has something in it.
half_written() {
	_tries=10
	while :; do
		echo old >image
		env --default-signal "$tool" build --root root --base large.list \
			--compress none -o image >out 2>err &
		pid=$!
		_until=$(($(date +%s) + 20))
		until [ -n "$(find . -name '.image.??????' -size +0)" ] ||
		      [ "$(wc -c <image)" -ne 4 ] || [ "$(date +%s)" -ge "$_until" ]; do
			:
		done
		kill -s "$1" "$pid" 2>/dev/null || :
		_tries=$((_tries - 1))
		[ "$(wc -c <image)" -ne 4 ] && [ "$_tries" -gt 0 ] || break
		wait "$pid" || :
	done
	ends "$1"
}
for signal in INT TERM HUP; do
	half_written "$signal"
	is "$(left)" '' 'and nothing else'
done
half_written KILL
is "$(left | wc -w)" 1 'and of this one the half image'
rm -f large
rm -f .image.??????
check 'the next one succeeds' made --compress none -o image
check 'and is whole' cmp plain image

# The command line.
run
is "$status $said" '2 kinitramfs: where to? -o FILE names the image' 'no -o'
run -o image more
is "$status $(head -n 1 err)" '2 kinitramfs: what is more? Hooks are named by --hook' \
	'a word too many'
run --bogus -o image
is "$status" 2 'an unknown option'
run --help
is "$status $(head -n 1 out | cut -d' ' -f1-3)" '0 usage: kinitramfs build' \
	'--help'

# Completion. What stands in a root is not run.
# completes WORD...: what the shell offers for the last one.
completes() {
	# shellcheck disable=SC2016 # the inner shell expands
	bash -c '. "$0"; COMP_WORDS=(kinitramfs "$@"); COMP_CWORD=$#
		_kinitramfs 2>/dev/null; echo "${COMPREPLY[*]}"' \
		"$repo/scripts/kinitramfs/completion.bash" "$@"
}
mkdir -p root/etc/kinit/hooks.d root/usr/lib/kinit/hooks.d
echo x >root/etc/kinit/hooks.d/mdadm.hook
echo x >root/usr/lib/kinit/hooks.d/md.hook
echo x >root/usr/lib/kinit/hooks.d/lvm2.hook
: >root/usr/lib/kinit/hooks.d/masked.hook
# shellcheck disable=SC2016 # it is a name
echo x >'root/usr/lib/kinit/hooks.d/$(touch ran).hook'
is "$(completes '')" 'list build check inspect machine modules timeline probe' 'completion: subcommands'
is "$(completes build --root root --hook m)" 'mdadm md' 'hooks of a root'
is "$(completes list --root = root/ --hook = '' | tr ' ' '\n' | sort | tr '\n' ' ')" \
	'lvm2 md mdadm ' 'with =, too'
check_not 'nothing was run for it' test -e ran
is "$(completes build --compress x)" xz 'compressions'
is "$(completes build --firm)" --firmware 'an option of several subcommands'
is "$(completes inspect --)" '--tree --json --help' 'options'
is "$(completes timeline --)" '--dmesg --log --svg --output --help' 'of each subcommand'
rm -r root/etc/kinit root/usr/lib

# The manual pages.
for page in kexec.8 kinitramfs.8 kinit-hook.5; do
	is "$(groff -ww -mandoc -z -Tutf8 \
		"$repo/Documentation/admin-guide/kinit/$page" 2>&1)" '' \
		"$page has no errors"
done

# The kernel unpacks each compression, and all of them in one image; what comes
# later wins.
bzimage=$kernel_dir/build/arch/x86/boot/bzImage
if [ ! -f "$bzimage" ] || ! command -v qemu-system-x86_64 >/dev/null; then
	echo '# no kernel or no QEMU: nothing was unpacked by a kernel'
	done_testing
	exit
fi
files='/kernel/x86/microcode /etc/base /etc/text'
cp full.lz4 initrd
# xz: the test's kernel was built without it.
for how in zstd gzip lz4 none; do
	mkdir -p "more.$how/usr/lib/$how" "hooks.$how"
	echo "by $how" >"more.$how/usr/lib/$how/file"
	echo "file /usr/lib/$how/file" >"hooks.$how/more.hook"
	"$tool" build --root "more.$how" --hook-dir "hooks.$how" --hook more \
		--compress "$how" -o "segment.$how" >out 2>err || diag "$(cat err)"
	# As "build" itself separates them.
	printf '\0\0\0\0' >>initrd
	truncate -s %4 initrd
	cat "segment.$how" >>initrd
	files="$files /usr/lib/$how/file"
done
# Entries that come to nothing, and others that only look as if they did.
echo kept >text
cat >odd.list <<'EOL'
dir /t 0755 0 0
dir /t/real 0755 0 0
slink /t/link real 0777 0 0
file /t/link/through text 0644 0 0
file /t/gone/lost text 0644 0 0
dir /t/full 0755 0 0
file /t/full/in text 0644 0 0
file /t/full text 0644 0 0
dir /t/bare 0755 0 0
file /t/bare text 0644 0 0
file /t/file text 0644 0 0
file /t/file/below text 0644 0 0
slink /t/loop loop 0777 0 0
file /t/loop/x text 0644 0 0
slink /t/up ../t/./real 0777 0 0
file /t/up/second text 0644 0 0
EOL
./gen_init_cpio odd.list >odd.cpio
printf '\0\0\0\0' >>initrd
truncate -s %4 initrd
cat odd.cpio >>initrd
odd='/t/real/through /t/gone/lost /t/full/in /t/full /t/bare /t/file /t/file/below /t/loop/x /t/real/second'
is "$(segments initrd | cut -d' ' -f4 | tr '\n' ' ')" \
	'none lz4 lz4 zstd gzip lz4 none none ' 'inspect sees all segments'
# shellcheck disable=SC2086 # words
timeout 90 qemu-system-x86_64 -machine accel=tcg -cpu max -m 256 -nodefaults \
	-no-reboot -display none -serial file:console -kernel "$bzimage" \
	-initrd initrd -append "console=ttyS0 quiet panic=-1 rdinit=/usr/bin/check -- $files $odd" \
	</dev/null >qemu.log 2>&1 || diag "$(cat qemu.log)"
is "$(tr -d '\r' <console | sed -n 's/^.*unpacked: //p')" \
	'/kernel/x86/microcode: from the early image
/etc/base: from the base image
/etc/text: from the host image
/usr/lib/zstd/file: by zstd
/usr/lib/gzip/file: by gzip
/usr/lib/lz4/file: by lz4
/usr/lib/none/file: by none
/t/real/through: kept
/t/gone/lost: (nothing)
/t/full/in: kept
/t/full: (nothing)
/t/bare: kept
/t/file: kept
/t/file/below: (nothing)
/t/loop/x: (nothing)
/t/real/second: kept
end' 'the kernel unpacks all of it, but what it drops'
"$tool" inspect odd.cpio >out
is "$(sed -n 's|.* \(/t[^ ]*\).*(dropped: .*|\1|p' out | tr '\n' ' ')" \
	'/t/gone/lost /t/full /t/file/below /t/loop/x ' 'inspect says of the same that it is dropped'
done_testing
