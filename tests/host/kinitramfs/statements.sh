# SPDX-License-Identifier: GPL-2.0-only
# shellcheck shell=sh
#
# A part of ../kinitramfs_list.t: each statement of a manifest, and its errors.

fresh
echo one >root/etc/one
echo two >root/etc/two
mkdir -p root/etc/many/folder root/lib/firmware/chip
for file in b a .hidden; do
	echo "$file" >root/etc/many/$file
done
chmod 4777 root/etc/two
chmod 0600 root/etc/one
echo x >root/lib/firmware/chip/a.bin
echo y | xz -c --check=crc32 >root/lib/firmware/chip/b.bin.xz
mkdir -p hooks/h/sub
echo data >hooks/h/plain
echo data >hooks/h/sub/deep
hook h <<'EOL'
description "A hook \"of\" tests"	# and a comment
file /etc/one
file /etc/two /etc/renamed
file /etc/none|/etc/two|/etc/one /opt/
file /etc/none optional
# a comment in between
file
	/etc/many/*
	/srv/many/
own plain
own sub/deep /usr/share/deep
own none optional
dir /run/h 0700 1 2
slink /etc/link one 0777 0 0
nod /dev/ttyS0 0600 0 5 c 4 64
pipe /run/pipe 0600 0 0
firmware chip/a.bin
firmware chip/b.bin
firmware chip/c.bin optional
on block label="a b" fstype=ext4|xfs run "one two" "a\\b" $DEVNAME
EOL
cat >wanted <<'EOL'
dir /dev 0755 0 0
nod /dev/ttyS0 0600 0 5 c 4 64
dir /etc 0755 0 0
slink /etc/link one 0777 0 0
file /etc/one root/etc/one 0600 0 0
file /etc/renamed root/etc/two 0755 0 0
slink /lib usr/lib 0777 0 0
dir /opt 0755 0 0
file /opt/two root/etc/two 0755 0 0
dir /run 0755 0 0
dir /run/h 0700 1 2
pipe /run/pipe 0600 0 0
dir /srv 0755 0 0
dir /srv/many 0755 0 0
file /srv/many/a root/etc/many/a 0644 0 0
file /srv/many/b root/etc/many/b 0644 0 0
dir /usr 0755 0 0
dir /usr/lib 0755 0 0
dir /usr/lib/firmware 0755 0 0
dir /usr/lib/firmware/chip 0755 0 0
file /usr/lib/firmware/chip/a.bin root/usr/lib/firmware/chip/a.bin 0644 0 0
# made: file /usr/lib/firmware/chip/b.bin - 0644 0 0
#	y
dir /usr/lib/kinit 0755 0 0
dir /usr/lib/kinit/files.d 0755 0 0
# made: file /usr/lib/kinit/files.d/h - 0644 0 0
#	/dev/ttyS0
#	/etc/link
#	/etc/one
#	/etc/renamed
#	/lib
#	/opt/two
#	/run/h
#	/run/pipe
#	/srv/many/a
#	/srv/many/b
#	/usr/lib/firmware/chip/a.bin
#	/usr/lib/firmware/chip/b.bin
#	/usr/lib/kinit/files.d/h
#	/usr/lib/kinit/h/plain
#	/usr/lib/kinit/rules.d/h.rules
#	/usr/share/deep
dir /usr/lib/kinit/h 0755 0 0
file /usr/lib/kinit/h/plain hooks/h/plain 0644 0 0
dir /usr/lib/kinit/rules.d 0755 0 0
# made: file /usr/lib/kinit/rules.d/h.rules - 0644 0 0
#	description "A hook \x5c"of\x5c" tests"
#	on block "label=a b" fstype=ext4|xfs run "one two" "a\x5c\x5cb" $DEVNAME
dir /usr/share 0755 0 0
file /usr/share/deep hooks/h/sub/deep 0644 0 0
EOL
run --hook h
is "$status $said" '0 hooks/h.hook:20:42: one two: note: this image does not have the command; another one that is unpacked beside it must' \
	'all statements'
check "and what they bring" to_stderr diff -u wanted out

mkdir written
run --hook h --files written
is "$(cat written/usr/lib/kinit/rules.d/h.rules)" 'description "A hook \"of\" tests"
on block "label=a b" fstype=ext4|xfs run "one two" "a\\b" $DEVNAME' 'rules keep their quotes'

# bad LINE MESSAGE: this line, as the third of a manifest.
bad() {
	printf 'description "x"\n\n%s\n' "$1" | hook h
	fails "hooks/h.hook:3:$2" "'$1'"
}

known='description, needs-config, needs-hook, exec, file, own, dir, slink, nod, pipe, module, firmware, layer, root, asks-network and on'
bad 'exce /x' '1: exce: unknown statement; did you mean "exec"?'
bad 'needs_hook a' '1: needs_hook: unknown statement; did you mean "needs-hook"?'
bad 'filee /x' '1: filee: unknown statement; did you mean "file"?'
bad 'firmwre x' '1: firmwre: unknown statement; did you mean "firmware"?'
bad 'frobnicate /x' "1: frobnicate: unknown statement; known are $known"
bad '"exec" /x' '1: exec: a statement begins with a word without quotes'
bad 'exec' '1: exec: wants a program: exec PATH [DEST] [optional]'
bad 'exec optional' '1: exec: wants a program: exec PATH [DEST] [optional]'
bad 'exec /a /b /c' '1: exec: wants a program: exec PATH [DEST] [optional]'
bad 'exec bin/a' '6: bin/a: a path in the sysroot begins with /'
bad 'exec /a|' '6: /a|: an empty name'
bad 'exec ""' '6: : an empty name'
bad 'exec /etc/one b' '15: b: a name in the image begins with /'
bad 'exec /etc/one /b/../c' '15: /b/../c: a name in the image has no .. in it'
bad 'exec /etc/one /b|/c' '15: /b|/c: alternatives (A|B) have no meaning here'
bad 'exec /etc/one' '6: /etc/one: neither an ELF program nor a script; a file that is not run is packed by "file"'
missing='not found below root/; install it there, or add "optional" if the hook can do without'
bad 'exec /none|/usr/none' "6: /none|/usr/none: $missing"
bad 'file /none' "6: /none: $missing"
bad 'file /etc/z*' "6: /etc/z*: $missing"
bad 'file "/etc/o*"' "6: /etc/o*: $missing"
bad 'file /etc/many' '6: /etc/many: is a folder; name its files, as /etc/many/* does'
bad 'file /etc/many/* /x' '6: /etc/many/*: matches 3 names; a destination for them ends with /'
bad 'file /etc/one Optional' '15: Optional: a name in the image begins with /'
bad 'file /etc/one "optional"' '15: optional: a name in the image begins with /'
bad 'own /x' '5: /x: this path is relative, it does not begin with /'
bad 'own ../h.hook' '5: ../h.hook: this path has no .. in it'
bad 'own none' '5: none: not found below hooks/h/; install it there, or add "optional" if the hook can do without'
bad 'firmware ../one' '10: ../one: this path has no .. in it'
bad 'needs-config CONFIG_MD' '14: CONFIG_MD: options of the kernel are named without CONFIG_'
bad 'needs-config BLK-MD' '14: BLK-MD: no option of the kernel has such a name'
bad 'needs-hook ../h' "12: ../h: a hook's name has letters, digits, - _ . + and at most 63 of them, and begins with no . or -"
bad 'description "y"' '1: description: there is a description already'
bad 'description two words' '1: description: wants one text in quotes: description "TEXT"'
bad 'dir /x' '1: dir: wants: dir NAME MODE UID GID'
bad 'dir /x 0999 0 0' '5: /x: the mode is missing or not octal'
bad 'dir x 0755 0 0' '5: x: a name in the image begins with /'
bad 'slink /a "b c" 0777 0 0' '10: b c: names here are neither empty nor have they white space'
bad 'nod /a 0600 0 0 p 1 1' '5: /a: after the group comes b or c'
bad 'on' '1: on: says no event'
bad 'on blokc run x' '4: blokc: no such event: known are early, resume, block, complete, uevent, network, stall, fsck, vmcore, mounted and switch'
bad 'on block fs=x run x' '10: fs: this event has no such key'
bad 'on early timeout=x run x' '10: timeout=x: wants a number of seconds, from 1 to 86400'
bad 'on early' '4: early: nothing to run: "run COMMAND ..." is missing'
bad 'file "/etc' '6: the quote that begins here does not end'
bad "$(printf 'file /etc/\001')" '11: a control character'
bad "$(printf 'file /etc/one\r')" '14: a carriage return: lines end with a newline alone'
printf '\tfile /etc/one\n' | hook h
fails 'hooks/h.hook:1:2: this line goes on with no statement' 'a manifest that begins with a blank'

printf 'exce /x\nfile x\n\nfile /none\non x run y\n' | hook h
fails 'hooks/h.hook:1:1: exce: unknown statement; did you mean "exec"?
hooks/h.hook:2:6: x: a path in the sysroot begins with /
hooks/h.hook:5:4: x: no such event: known are early, resume, block, complete, uevent, network, stall, fsck, vmcore, mounted and switch' \
	'all errors of a manifest are told'
{
	echo 'file /none'
	echo 'file /nothing'
} | hook h
fails "hooks/h.hook:1:6: /none: $missing
hooks/h.hook:2:6: /nothing: $missing" 'all that is missing is told'

name=$(printf '/etc/sp\033ce')
echo x >"root$name"
printf 'file "/etc/a b"\n' | hook h
echo x >'root/etc/a b'
fails '/etc/a b: a name with white space or control characters cannot be packed' \
	'a name that no list holds'
printf 'file /etc/sp*\n' | hook h
fails '/etc/sp\x1bce: a name with white space or control characters cannot be packed' \
	'no terminal obeys a name'
printf 'file "/etc/a b" /etc/ab\n' | hook h
fails 'root/etc/a b: a path with white space or control characters cannot stand in a list' \
	'nor a source that it cannot name'
rm -rf written
run --hook h --files written --copy
is "$status$said $(cat written/etc/ab)" '0 x' '... but its copy can be named'
printf 'slink /TRAILER!!! x 0777 0 0\n' | hook h
fails '/TRAILER!!!: this name cannot be packed' 'the name that ends an archive'
i=0 long=
while [ $i -lt 410 ]; do
	long=$long/abcdefghi i=$((i + 1))
done
printf 'dir %s 0755 0 0\n' "$long" | hook h
run --hook h
is "$status ${said#"$long": }" '1 the name is longer than the kernel takes' 'a name that is too long'

printf 'on early run x\n%.0s' $(seq 65) | hook h
fails 'hooks/h.hook:65:1: on: a hook has no more than 64 rules' 'more rules than kinit has room for'
