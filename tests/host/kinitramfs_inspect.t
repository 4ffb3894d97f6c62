#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# kinitramfs inspect: images of every compression and of several segments, as
# the real tools make them; damaged and hostile ones.
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
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
cd "$tmp"
kinitramfs_tool "$tmp"

gcc -w -O1 -o gen_init_cpio "$source"

# inspect ARG...: keeps the status, what was shown and what was said.
inspect() {
	status=0
	"$tool" inspect "$@" >out 2>err || status=$?
	said=$(cat err)
}

# shown: what was shown, without repeated spaces.
shown() {
	tr -s ' ' <out
}

# names: of all entries of the image that was shown in JSON.
names() {
	perl -MJSON::PP -0777 -ne \
		'print "$_->{name}\n" for @{decode_json($_)->{files}}' out
}

# json EXPRESSION: of $j, the object that was shown.
json() {
	perl -MJSON::PP -0777 -e \
		'$j = decode_json(<STDIN>); print eval($ARGV[0])' "$1" <out
}

mkdir files
printf 'one' >files/one
printf 'hello' >files/hello
printf '/usr/bin/hello\n/usr/bin/both\n/usr/bin\nnot/there\n' >files/a
printf '/usr/bin/both\nusr/lib/kinit/files.d/b\n' >files/b
head -c 3000 /dev/zero >files/zeros
touch -d @1000 files/*

cat >early.list <<EOL
dir /kernel 0755 0 0
dir /kernel/x86 0755 0 0
file /kernel/x86/microcode files/one 0644 0 0
EOL
cat >host.list <<EOL
dir /usr 0755 0 0
dir /usr/bin 0755 0 0
file /usr/bin/hello files/hello 04755 1 2
file /usr/bin/both files/zeros 0644 0 0
dir /usr/lib 0755 0 0
dir /usr/lib/kinit 01777 0 0
dir /usr/lib/kinit/files.d 0755 0 0
file /usr/lib/kinit/files.d/a files/a 0644 0 0
file /usr/lib/kinit/files.d/b files/b 0644 0 0
slink /bin usr/bin 0777 0 0
nod /console 0600 0 5 c 5 1
nod /disk 0660 0 0 b 254 16
pipe /pipe 0600 0 0
sock /sock 0666 0 0
file /name1 files/one 0400 0 0 /name2
EOL
cat >later.list <<EOL
dir /usr 0755 0 0
dir /usr/bin 0755 0 0
file /usr/bin/hello files/one 0755 0 0
slink /console /dev/null 0777 0 0
EOL
for image in early host later; do
	./gen_init_cpio -t 1000 "$image.list" >"$image.cpio"
done

inspect host.cpio
is "$status $said" '0 ' 'a plain archive'
# The padding of an archive is not counted.
trailer=$(grep -abo 'TRAILER!!!' host.cpio | cut -d: -f1)
length=$(((trailer + 11 + 3) / 4 * 4))
cat >wanted <<EOL
host.cpio: $(stat -c %s host.cpio) bytes, 1 segment

Segment Offset Length Compression Unpacked Kind Entries Bytes
1 0 $length none $length host 16 $((5 + 3000 + 3 + $(wc -c <files/a) + $(wc -c <files/b)))

Mode User:grp Size In Hook Name
drwxr-xr-x 0:0 0 1 - /usr
drwxr-xr-x 0:0 0 1 a /usr/bin
-rwsr-xr-x 1:2 5 1 a /usr/bin/hello
-rw-r--r-- 0:0 3000 1 a,b /usr/bin/both
drwxr-xr-x 0:0 0 1 - /usr/lib
drwxrwxrwt 0:0 0 1 - /usr/lib/kinit
drwxr-xr-x 0:0 0 1 - /usr/lib/kinit/files.d
-rw-r--r-- 0:0 $(wc -c <files/a) 1 - /usr/lib/kinit/files.d/a
-rw-r--r-- 0:0 $(wc -c <files/b) 1 b /usr/lib/kinit/files.d/b
lrwxrwxrwx 0:0 0 1 - /bin -> usr/bin
crw------- 0:5 5, 1 1 - /console
brw-rw---- 0:0 254, 16 1 - /disk
prw------- 0:0 0 1 - /pipe
srw-rw-rw- 0:0 0 1 - /sock
-r-------- 0:0 0 1 - /name1
-r-------- 0:0 3 1 - /name2

Hook Files Bytes Alone
a 2 3005 5
b 2 $((3000 + $(wc -c <files/b))) $(wc -c <files/b)
(of no hook) 8 $((3 + $(wc -c <files/a))) $((3 + $(wc -c <files/a)))
EOL
is "$(shown)" "$(cat wanted)" 'all of it is shown'
cp out plain

inspect - <host.cpio
sed -i '1s/^-:/host.cpio:/' out
check 'from standard input' cmp out plain

# What each compressor makes is what the kernel takes.
for command in gzip 'gzip -1 -n' bzip2 lzma 'xz --check=crc32' 'xz -0 --check=crc32 --x86 --lzma2' \
	lzop 'lz4 -l' 'zstd -19' 'zstd --no-check'; do
	# shellcheck disable=SC2086 # a command and its options
	$command -c <host.cpio >image 2>/dev/null
	name=$(echo "${command%% *}" | sed 's/lzop/lzo/')
	inspect image
	is "$status $said" '0 ' "$command: it is whole"
	is "$(sed '1,/^Mode/d' out)" "$(sed '1,/^Mode/d' plain)" \
		"$command: the same entries"
	is "$(shown | sed -n '4s/?//;4p' | cut -d' ' -f1-5)" \
		"1 0 $(stat -c %s image) $name $(stat -c %s host.cpio)" \
		"$command: its segment"
done

# Everything in one image: in the order in which the kernel unpacks it.
cat early.cpio >image
at=$(stat -c %s image)
for command in 'zstd -q' gzip 'xz --check=crc32' lzop 'lz4 -lq'; do
	$command -c <later.cpio >>image
	printf '\0\0\0\0\0\0\0\0' >>image
done
truncate -s %4 image
cat host.cpio later.cpio >>image
gzip -c <host.cpio >>image
for command in bzip2 lzma; do
	$command -c <later.cpio >>image
	printf '\0\0\0' >>image
done
gzip -c <later.cpio >>image
inspect image
is "$status $said" '0 ' 'an image of twelve segments'
is "$(shown | sed -n '4,15p' | cut -d' ' -f1,4,6 | tr '\n' ';')" \
	'1 none early;2 zstd other;3 gzip other;4 xz other;5 lzo other;6 lz4 other;7 none host;8 none other;9 gzip host;10 bzip2 other;11 lzma other;12 gzip other;' \
	'each of them is found'
is "$(shown | sed -n '5p' | cut -d' ' -f2)" "$at" 'where it begins'
is "$(grep -c '(overrides that of' out)" 29 'what overrides what'
check 'the first of all is overridden' grep -q \
	' 2  .*/usr/bin/hello  (overridden)$' out
inspect --json image
is "$(json 'scalar @{$j->{files}}')" "$((3 + 4 * 5 + 16 + 4 + 16 + 4 * 3))" 'entries in all'
is "$(json 'join ",", map { $_->{padding} } @{$j->{segments}}[1..3]')" 8,8,8 \
	'the padding between them'
inspect --tree image
is "$(grep -c hello out)" 1 'the tree has a name once'
is "$(grep hello out | tr -s ' ')" ' 3 hello' 'with what came last'

# Several archives in one compressed segment, as in the kernel's own.
cat host.cpio later.cpio | zstd -qc >image
inspect image
is "$(shown | sed -n '4,6p' | cut -d' ' -f1-6 | tr '\n' ';')" \
	"1 0 $(stat -c %s image) zstd $(($(stat -c %s host.cpio) + $(stat -c %s later.cpio)));1.1 $(stat -c %s host.cpio) host 16 $((3091 + 3));1.2 $(stat -c %s later.cpio) other 4 3;" \
	'two archives in a segment'
check 'what overrides what, there' \
	grep -q '/usr/bin/hello  (overrides that of 1.1)$' out
check 'another type overrides, too' grep -q \
	'/console -> /dev/null  (overrides that of 1.1)$' out

# A folder that comes again with another mode or owner is another one; and a file
# in a folder that is a link is in what that leads to.
cat >first.list <<EOL
dir /a 0755 0 0
dir /b 0755 0 0
dir /c 0755 0 0
slink /link a 0777 0 0
file /a/file files/one 0644 0 0
EOL
cat >second.list <<EOL
dir /a 0755 0 0
dir /b 0700 0 0
dir /c 0755 1 0
file /link/file files/hello 0644 0 0
file /none/file files/hello 0644 0 0
file /dev/file files/hello 0644 0 0
EOL
./gen_init_cpio first.list >image
./gen_init_cpio second.list >>image
inspect image
is "$(shown | sed '1,/^Mode/d' | cut -d' ' -f4- | tr '\n' ';')" \
	'1 - /a;1 - /b (overridden);1 - /c (overridden);1 - /link -> a;1 - /a/file (overridden);2 - /a;2 - /b (overrides that of 1);2 - /c (overrides that of 1);2 - /link/file (overrides that of 1);2 - /none/file (dropped: no folder);2 - /dev/file;' \
	'folders that change, and files below a link'
inspect --json image
is "$(json 'join " ", map { $_->{name} } grep { $_->{dropped} } @{$j->{files}}')" \
	/none/file 'what is dropped, in JSON'

# The first bytes of kinit, as far as inspect looks at them.
printf 'ELF ... kinit.tkinit.timeout=' >files/init
echo 'file /init files/init 0755 0 0' >base.list
./gen_init_cpio base.list >base.cpio
inspect base.cpio
is "$(shown | sed -n '4p' | cut -d' ' -f6)" base 'an archive with kinit in it'

# A checksum, of cpio's other format.
mkdir crc
echo data >crc/file
ln -s file crc/a-link
(cd crc && find . | cpio --quiet -o -H crc) >crc.cpio
inspect crc.cpio
is "$status $said $(grep -c -e /file -e /a-link out)" '0  2' 'an archive with checksums'
sed -i s/data/dada/ crc.cpio
inspect crc.cpio
is "$status ${said#*: }" '1 damaged at 214: the checksum is wrong' \
	'a wrong one'
is "$(shown | sed -n '4p' | cut -d' ' -f3)" "$(stat -c %s crc.cpio)" \
	'what is damaged may go on to the end'

# Names and targets that would do something to a terminal, or to JSON.
perl -e 'sub e { my ($n, $m, $d) = @_;
	my $h = sprintf("070701%08X%08X" . "%08X" x 4 . "%08X" . "%08X" x 4 . "%08X%08X",
		1, $m, 0, 0, 1, 0, length $d, 0, 0, 0, 0, 1 + length $n, 0) . "$n\0";
	$h .= "\0" x (-length($h) & 3) . $d;
	print $h . "\0" x (-length($h) & 3);
}
e("a\e[2Jb", 0100644, "x");
e("q\"\\\n\xffz\xc3\xb6", 0120777, "t\e\"");
e("./", 040755, "");
e("./dot//x/", 040755, "");
e("///abs", 0100600, "");
e("TRAILER!!!", 0, "");' >odd.cpio
inspect odd.cpio
is "$status$said$(sed -n '/Mode/,$p' out | sed 's|^.*-  */|/|')" \
	'0Mode       User:grp          Size  In    Hook  Name
/a\x1b[2Jb
/q"\x5c\x0a\xffzö -> t\x1b"
/
/dot//x  (dropped: no folder)
/abs' 'names are escaped'
inspect --tree odd.cpio
check_not 'in a tree, too' grep -q "$(printf '\033')" out
inspect --json odd.cpio
is "$(json 'join "|", map { $_->{name} } @{$j->{files}}[0..2]')" \
	"$(printf '/a\\x1b[2Jb|/q"\\x5c\\x0a\\xffz\366|/')" 'and in JSON'
is "$(json '$j->{files}[1]{target}')" 't\x1b"' 'with their targets'

# Damage. All that is in front of it is shown.
head -c $((length - 200)) host.cpio >image
inspect image
is "$status $said" \
	"1 image: damaged at $((length - 200)): it ends within a header" \
	'cut in an archive'
is "$(grep -c /sock out)" 1 'the entries in front of it are shown'
inspect --json image
is "$status $(json '$j->{damage}{offset}')" "1 $((length - 200))" \
	'and in JSON, with the damage'
head -c 116 host.cpio >image
inspect image
is "$status $said" '1 image: damaged at 116: an archive ends without a trailer' \
	'cut between two entries'

# wrecked NAME COMMAND...: cut and changed anywhere, it is an error or it is
# none, and never anything else.
wrecked() {
	_name=$1
	shift
	"$@" <host.cpio >whole 2>/dev/null
	_size=$(stat -c %s whole)
	_bad='' _unseen=0 _at=3
	while [ "$_at" -lt "$_size" ]; do
		head -c "$_at" whole >image
		inspect image
		[ "$status" -le 1 ] || _bad="$_bad cut:$_at:$status"
		[ "$status" -ne 0 ] || _unseen=$((_unseen + 1))
		cp whole image
		printf 'U' | dd of=image bs=1 seek="$_at" conv=notrunc status=none
		inspect image
		[ "$status" -le 1 ] || _bad="$_bad set:$_at:$status"
		_at=$((_at + _size / 20 + 1))
	done
	is "$_bad" '' "$_name: wrecked anywhere, there is no crash"
	is "$_unseen" 0 "$_name: cut anywhere, it is noticed"
}
wrecked plain head -c "$length"
for command in gzip bzip2 lzma 'xz --check=crc32' lzop 'lz4 -l' 'zstd -q'; do
	# shellcheck disable=SC2086 # a command and its options
	wrecked "$command" $command -c
done

zstd -qc <host.cpio >image
printf 'XX' | dd of=image bs=1 seek=300 conv=notrunc status=none
inspect image
is "$status $(tail -n 1 err)" \
	"1 image: $(grep -o 'damaged at [0-9]*: zstd: Data corruption detected' err)" \
	'damaged compressed data: where'
{ cat early.cpio; echo junk; } >image
inspect image
is "$status $said" \
	"1 image: damaged at $(stat -c %s early.cpio): this is neither cpio nor compressed data" \
	'junk behind an archive'
is "$(grep -c microcode out)" 1 'the archive is shown'
{ cat early.cpio; echo junk; } | gzip >image
inspect image
is "$status $said" \
	"1 image: damaged at $(stat -c %s early.cpio) of what segment 1 (gzip, at 0) unpacks to: there is something else than cpio" \
	'junk in what is unpacked'
head -c 4096 /dev/zero >image
inspect image
is "$status $said" '1 image: damaged at 0: there is no archive in it' 'NULs'
: >image
inspect image
is "$status $said" '1 image: damaged at 0: there is no archive in it' 'nothing'

# Bombs: what they unpack to is not kept.
echo 'file /big big 0644 0 0' >big.list
truncate -s 1G big
./gen_init_cpio big.list | zstd -qc >image
ASAN_OPTIONS=hard_rss_limit_mb=400 "$tool" inspect image >out 2>err || status=$?
is "$(grep -c ' 1073741824 .*/big$' out)$(cat err)" 1 '1 GiB of zeros in 33 kB'
perl -e 'print(("070701" . "0" x 32 . "00000001" . "0" x 48 . "0000000B" .
	"0" x 8 . "TRAILER!!!\0\0\0\0") x 10001)' | zstd -qc >image
inspect image
is "$status ${said##*: }" '1 this is not read further' 'ten thousand archives'
gzip -c <later.cpio >one
perl -e 'undef $/; $_ = <>; print $_ x 1001' one >image
inspect image
is "$status ${said##*: }" '1 this is not read further' 'a thousand segments'

# What real tools make.
for image in /boot/initrd.img-*; do
	[ -r "$image" ] && command -v lsinitramfs >/dev/null || continue
	lsinitramfs "$image" | sed 's|^/*|/|; s|^/\.$|/|' | sort >wanted
	inspect --json "$image"
	is "$status $said" '0 ' "$image, of mkinitramfs"
	names | sort >got
	check 'its names are what lsinitramfs says' cmp wanted got
	break
done

# Other errors.
inspect "$kernel_dir/build/arch/x86/boot/bzImage"
is "$status ${said##*: }" '1 this is a kernel, not an initramfs image' 'a kernel'
inspect "$tool"
is "$status ${said##*: }" \
	'1 this is a program or a kernel, not an initramfs image' 'a program'
inspect none
is "$status $said" '1 none: No such file or directory' 'no such file'
inspect files
is "$status $said" '1 files: Is a directory' 'a folder'
status=0
"$tool" inspect host.cpio >/dev/full 2>err || status=$?
is "$status $(cat err)" '1 kinitramfs: writing: No space left on device' \
	'a full disk'
lz4 -lqc <host.cpio >image
status=0
PATH=$tmp/files "$tool" inspect image >out 2>err || status=$?
is "$status $(cat err)" \
	'1 image: damaged at 0: it cannot be unpacked: lz4: this command is not installed' \
	'no lz4'
for arguments in '' 'a b' '--tree --json a' '--no a'; do
	# shellcheck disable=SC2086 # words
	inspect $arguments
	is "$status $(grep -c '^usage' err)" '2 1' "inspect $arguments"
done
inspect
is "$(head -n 1 err)" 'kinitramfs: name an image, or - for standard input' 'no image: what is wrong comes first'
inspect a b
is "$(head -n 1 err)" 'kinitramfs: one image at a time: what is b?' 'two images: so it does'

# The kernel's decoder knows no other check of xz.
for check in none crc32; do
	xz --check=$check <host.cpio >image
	inspect image
	is "$status$said" 0 "xz --check=$check"
done
for check in crc64 sha256; do
	xz --check=$check <host.cpio >image
	inspect image
	is "$status$said" '0image: note: segment 1: the kernel cannot unpack it, since xz was not told --check=crc32' \
		"xz --check=$check"
done
inspect --help
is "$status $(grep -c '^usage' out)" '0 1' 'inspect --help'
done_testing
