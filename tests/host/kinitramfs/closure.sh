# SPDX-License-Identifier: GPL-2.0-only
# shellcheck shell=sh
#
# A part of ../kinitramfs_list.t: what programs need. The libraries are small
# ones, made here.

fresh
lib /usr/lib64/ld-linux-x86-64.so.2 ld-linux-x86-64.so.2
lib /usr/lib64/libc.so.6 libc.so.6
base='/lib64 /usr/bin/p /usr/lib64/ld-linux-x86-64.so.2'
echo 'exec /usr/bin/p' | hook h

prog /usr/bin/p
run --hook h
is "$status$said $(names)" "0 $base " 'a program brings its interpreter'
chmod 4711 root/usr/bin/p
run --hook h
is "$(entries | grep /usr/bin/p)" 'file /usr/bin/p usr/bin/p 0711 0 0' 'but no special rights'
prog /usr/bin/p -static -Wl,--no-dynamic-linker
run --hook h
is "$status$said $(names)" '0 /usr/bin/p ' 'one that has none does not'

lib /usr/lib64/libb.so.1.2 libb.so.1 root/usr/lib64/libc.so.6
ln -s libb.so.1.2 root/usr/lib64/libb.so.1
lib /usr/lib64/liba.so.1 liba.so.1 root/usr/lib64/libb.so.1.2
prog /usr/bin/p root/usr/lib64/liba.so.1
run --hook h
is "$status$said $(names)" "0 $base /usr/lib64/liba.so.1 /usr/lib64/libb.so.1 /usr/lib64/libb.so.1.2 /usr/lib64/libc.so.6 " \
	'libraries of libraries, and their links'
is "$(entries | grep libb.so.1)" 'slink /usr/lib64/libb.so.1 libb.so.1.2 0777 0 0
file /usr/lib64/libb.so.1.2 usr/lib64/libb.so.1.2 0755 0 0' 'as they are'
echo 'exec /bin/p /sbin/q' | hook h
run --hook h
is "$(entries | grep -v lib)" 'slink /sbin usr/sbin 0777 0 0
dir /usr 0755 0 0
dir /usr/sbin 0755 0 0
file /usr/sbin/q usr/bin/p 0755 0 0' 'a program by another name'
echo 'exec /usr/bin/p' | hook h

mv root/usr/lib64/libc.so.6 libc.so.6
searched='/lib/x86_64-linux-gnu, /usr/lib/x86_64-linux-gnu, /lib64, /usr/lib64, /lib, /usr/lib'
help='install it below root, or mark the statement optional'
fails "hooks/h.hook:1:6: /usr/bin/p: p -> liba.so.1 -> libb.so.1 -> libc.so.6: not found in $searched; $help" \
	'a library is missing: the chain'
mkdir -p root/usr/lib64/glibc-hwcaps/x86-64-v3
cp libc.so.6 root/usr/lib64/glibc-hwcaps/x86-64-v3/
fails "hooks/h.hook:1:6: /usr/bin/p: p -> liba.so.1 -> libb.so.1 -> libc.so.6: not found in $searched; /lib64/glibc-hwcaps/x86-64-v3/libc.so.6 is there, but only some processors can use it; $help" \
	'it is there for some processors only'
cp libc.so.6 root/usr/lib64/
run --hook h
is "$status$said $(names | grep -c hwcaps)" '0 0' 'what all can use is taken'
rm -r root/usr/lib64/glibc-hwcaps

# Of another machine, or damaged: passed over, as the dynamic linker does.
mkdir -p root/usr/lib/x86_64-linux-gnu
mv root/usr/lib64/libc.so.6 root/usr/lib/libc.so.6
head -c 100 libc.so.6 >root/usr/lib64/libc.so.6
echo 'GROUP ( /lib/libc.so.6 )' >root/usr/lib/x86_64-linux-gnu/libc.so.6
run --hook h
is "$status$said $(names | tr ' ' '\n' | grep libc.so)" '0 /usr/lib/libc.so.6' 'what is no library is passed over'
if command -v aarch64-linux-gnu-gcc >/dev/null; then
	cross=aarch64-linux-gnu-
	lib /usr/lib64/libc.so.6 libc.so.6
	cross=
	run --hook h
	is "$status$said $(names | tr ' ' '\n' | grep libc.so)" '0 /usr/lib/libc.so.6' "another machine's is passed over"
	mv root/usr/lib/libc.so.6 .
	run --hook h
	is "${said#*"$searched"; }" "/usr/lib64/libc.so.6: it is for another machine; $help" 'and named, if it is all there is'
fi
rm -r root/usr/lib/x86_64-linux-gnu
cp libc.so.6 root/usr/lib64/
rm -f root/usr/lib/libc.so.6 root/usr/lib64/lib[ab]*

# has LIBRARY ARGUMENT-OF-PROG...: which files of that name are taken.
has() {
	_lib=$1
	shift
	prog /usr/bin/p "$@"
	run --hook h
	echo "$said$(names | tr ' ' '\n' | grep "/$_lib" | tr '\n' ' ')"
}

# DT_RPATH is inherited, DT_RUNPATH is not.
old=-Wl,--disable-new-dtags new=-Wl,--enable-new-dtags
lib /opt/x/libx.so libx.so
lib /opt/x/liby.so liby.so root/opt/x/libx.so
is "$(has libx.so root/opt/x/libx.so $new -Wl,-rpath,/opt/x)" '/opt/x/libx.so ' 'DT_RUNPATH'
is "$(has libx.so root/opt/x/libx.so $old -Wl,-rpath,/none:/opt/x)" '/opt/x/libx.so ' 'DT_RPATH'
is "$(has libx.so root/opt/x/liby.so $old -Wl,-rpath,/opt/x)" '/opt/x/libx.so ' 'DT_RPATH is inherited'
is "$(has libx.so root/opt/x/liby.so $new -Wl,-rpath,/opt/x)" \
	"hooks/h.hook:1:6: /usr/bin/p: p -> liby.so -> libx.so: not found in $searched; $help" \
	'DT_RUNPATH is not'
lib /opt/x/liby.so liby.so root/opt/x/libx.so $new -Wl,-rpath,/none
is "$(has libx.so root/opt/x/liby.so $old -Wl,-rpath,/opt/x)" \
	"hooks/h.hook:1:6: /usr/bin/p: p -> liby.so -> libx.so: not found in /none, $searched; $help" \
	'a DT_RUNPATH of its own puts an inherited DT_RPATH out of force'
# shellcheck disable=SC2016
{
	lib /opt/x/liby.so liby.so root/opt/x/libx.so $new -Wl,-rpath,'$ORIGIN/../x/.'
	is "$(has libx.so root/opt/x/liby.so $new -Wl,-rpath,'${ORIGIN}/../../opt/x')" '/opt/x/libx.so ' '$ORIGIN'
	lib /opt/lib64/libz.so libz.so
	is "$(has libz.so root/opt/lib64/libz.so $new -Wl,-rpath,'/opt/$LIB')" '/opt/lib64/libz.so ' '$LIB'
	mkdir root/opt/lib
	mv root/opt/lib64 root/opt/lib/x86_64-linux-gnu
	is "$(has libz.so root/opt/lib/x86_64-linux-gnu/libz.so $new -Wl,-rpath,'/opt/${LIB}')" '/opt/lib/x86_64-linux-gnu/libz.so ' '$LIB, where it has a triplet'
	lib /opt/x86_64/libz.so libz.so
	is "$(has libz.so root/opt/x86_64/libz.so $new -Wl,-rpath,'/opt/$PLATFORM')" '/opt/x86_64/libz.so ' '$PLATFORM'
	lib /opt/abs/libn.so '/opt/abs/libn.so'
	is "$(has libn.so root/opt/abs/libn.so)" '/opt/abs/libn.so ' 'a library named by its path'
	lib /opt/abs/libn.so '$ORIGIN/../../opt/abs/libn.so'
	is "$(has libn.so root/opt/abs/libn.so)" '/opt/abs/libn.so ' '... with $ORIGIN in it'
}
is "$(has libx.so root/opt/x/libx.so $new -Wl,-rpath,opt/x)" \
	"hooks/h.hook:1:6: /usr/bin/p: p -> libx.so: not found in $searched; $help" \
	'a relative folder is none'

# A filter's own symbols are only names of those in another library, which it
# cannot do without; an auxiliary library is one that it can.
lib /opt/x/libf.so libf.so $new -Wl,-rpath,/opt/x -Wl,-F,libx.so
is "$(has libx.so root/opt/x/libf.so $new -Wl,-rpath,/opt/x)" '/opt/x/libx.so ' 'DT_FILTER'
lib /opt/x/libf.so libf.so -Wl,-F,libx.so
is "$(has libx.so root/opt/x/libf.so $new -Wl,-rpath,/opt/x)" \
	"hooks/h.hook:1:6: /usr/bin/p: p -> libf.so -> libx.so: not found in $searched; $help" \
	'one that is missing'
lib /opt/x/liba.so liba.so $new -Wl,-rpath,/opt/x -Wl,-f,libx.so
is "$(has libx.so root/opt/x/liba.so $new -Wl,-rpath,/opt/x)" '/opt/x/libx.so ' 'DT_AUXILIARY'
lib /opt/x/liba.so liba.so -Wl,-f,libx.so
is "$(has libx.so root/opt/x/liba.so $new -Wl,-rpath,/opt/x)" '' 'one that is missing is no error'
rm root/opt/x/libf.so root/opt/x/liba.so

# What is loaded already is not searched for.
rm root/opt/x/liby.so
lib /usr/lib64/liby.so liby.so root/opt/x/libx.so
is "$(has libx.so root/opt/x/libx.so root/usr/lib64/liby.so $new -Wl,-rpath,/opt/x)" '/opt/x/libx.so ' \
	'a library that is loaded already, from a folder of another'
is "$(has libx.so root/usr/lib64/liby.so root/opt/x/libx.so $new -Wl,-rpath,/opt/x)" '/opt/x/libx.so ' \
	'breadth first'
mv root/opt/x/libx.so .
lib /opt/x/libn.so libn.so
prog /usr/bin/p root/opt/x/libn.so root/usr/lib64/liby.so $new -Wl,-rpath,/opt/x
lib /opt/x/libn.so libx.so
run --hook h
is "$status$said $(names | grep -c libx.so)" '0 0' 'by the name that a library gives itself'
mv libx.so root/opt/x/
rm root/usr/lib64/liby.so
lib /usr/lib64/libr1.so libr1.so
lib /usr/lib64/libr2.so libr2.so root/usr/lib64/libr1.so
lib /usr/lib64/libr1.so libr1.so root/usr/lib64/libr2.so
is "$(has libr root/usr/lib64/libr1.so)" '/usr/lib64/libr1.so /usr/lib64/libr2.so ' 'libraries in a ring'
rm root/usr/lib64/libr*

# ld.so.conf: the image has no cache, so a link stands in a folder that is searched.
mkdir root/etc/ld.so.conf.d
cat >root/etc/ld.so.conf <<'EOL'
# a comment
include ld.so.conf.d/*.conf	# relative
hwcap 1 nosegneg
EOL
printf '/none:/opt/y /usr/lib64\n/opt/x=libc6\n' >root/etc/ld.so.conf.d/x.conf
is "$(has libx.so root/opt/x/libx.so)" '/opt/x/libx.so /usr/lib64/libx.so ' 'ld.so.conf'
is "$(entries | grep 64/libx)" 'slink /usr/lib64/libx.so /opt/x/libx.so 0777 0 0' 'with a link'
lib /usr/lib64/libd.so libd.so
is "$(has libd.so root/usr/lib64/libd.so)" '/usr/lib64/libd.so ' 'but none for a default folder'
ln -s ../usr/lib64 root/opt/y
is "$(has libd.so root/usr/lib64/libd.so)" '/usr/lib64/libd.so ' 'by whatever name'
echo 'include /etc/ld.so.conf' >root/etc/ld.so.conf.d/y.conf
is "$(has libd.so root/usr/lib64/libd.so)" \
	'hooks/h.hook:1:6: /usr/bin/p: p -> libd.so: /etc/ld.so.conf: Too many levels of symbolic links' \
	'files that include each other'
rm -r root/etc/ld.so.conf*

ld=/lib64/ld-none.so.2
prog /usr/bin/p
fails "hooks/h.hook:1:6: /usr/bin/p: p -> $ld: the program's interpreter: No such file or directory" 'the interpreter is missing'
ld=/opt/ld.so
ln -s /usr/lib64/ld-linux-x86-64.so.2 root/opt/ld.so
prog /usr/bin/p
run --hook h
is "$status$said $(names)" '0 /opt/ld.so /usr/bin/p /usr/lib64/ld-linux-x86-64.so.2 ' 'the interpreter has the name that the program says'

# musl
ld=/lib/ld-musl-x86_64.so.1
lib /usr/lib/ld-musl-x86_64.so.1 libc.musl-x86_64.so.1
lib /usr/local/lib/libm1.so libm1.so root/usr/lib/ld-musl-x86_64.so.1
prog /usr/bin/p root/usr/local/lib/libm1.so
run --hook h
is "$status$said $(names)" '0 /lib /usr/bin/p /usr/lib/ld-musl-x86_64.so.1 /usr/local/lib/libm1.so ' 'a program on musl'
printf '/lib\n/opt/musl:/none' >root/etc/ld-musl-x86_64.path
mkdir root/opt/musl
fails "hooks/h.hook:1:6: /usr/bin/p: p -> libm1.so: not found in /lib, /opt/musl, /none; $help" 'musl has its own configuration'
mv root/usr/local/lib/libm1.so root/opt/musl/
run --hook h
is "$status$said $(names)" '0 /etc/ld-musl-x86_64.path /lib /opt/musl/libm1.so /usr/bin/p /usr/lib/ld-musl-x86_64.so.1 ' 'which comes along'
ld=

# What glibc opens by itself.
lib /usr/lib64/libgcc_s.so.1 libgcc_s.so.1
lib /usr/lib64/libnss_files.so.2 libnss_files.so.2
lib /usr/lib64/libnss_dns.so.2 libnss_dns.so.2

# imports SYMBOL [DEFINED]: the library libi.so that needs it, the libc that has DEFINED
imports() {
	echo "int ${2:-none}(void) { return 0; }" >lib.c
	gcc -shared -fPIC -nostdlib -Wl,-soname,libc.so.6 -o root/usr/lib64/libc.so.6 lib.c
	echo "int $1(void); int f_i(void) { return $1(); }" >lib.c
	gcc -shared -fPIC -nostdlib -fno-builtin -w -Wl,-soname,libi.so -Wl,--no-as-needed \
		-o root/usr/lib64/libi.so lib.c root/usr/lib64/libc.so.6
	prog /usr/bin/p root/usr/lib64/libi.so
	run --hook h
	echo "$said$(names | tr ' ' '\n' | grep -e gcc -e nss | sed 's|.*/||' | tr '\n' ' ')"
}

is "$(imports other)" '' 'nothing that opens libraries'
for symbol in pthread_cancel pthread_exit backtrace; do
	is "$(imports $symbol)" 'libgcc_s.so.1 ' "$symbol opens the unwinder"
done
for symbol in getpwnam getgrgid_r getaddrinfo gethostbyname; do
	is "$(imports $symbol)" 'libnss_dns.so.2 libnss_files.so.2 ' "$symbol opens sources of names"
	is "$(imports $symbol pthread_create)" '' "$symbol with glibc 2.34 or later"
done
rm root/usr/lib64/libgcc_s.so.1
is "$(imports pthread_cancel)" '' 'an unwinder that is not there'

# Scripts.
prog /usr/bin/sh
prog /usr/bin/env
prog /usr/bin/perl
script() {
	printf '%s\nexit\n' "$1" >root/usr/bin/p
	chmod 0755 root/usr/bin/p
	run --hook h
	echo "$status $said$(names | tr ' ' '\n' | grep -v lib | tr '\n' ' ')"
}
is "$(script '#!/bin/sh -e')" '0 /bin /usr/bin/p /usr/bin/sh ' 'a script'
is "$(script '#! /usr/bin/sh')" '0 /usr/bin/p /usr/bin/sh ' 'a blank before the interpreter'
is "$(script '#!/usr/bin/env perl')" '0 /usr/bin/env /usr/bin/p /usr/bin/perl ' 'env'
is "$(script '#!/usr/bin/env -S -i A=1 perl -w')" '0 /usr/bin/env /usr/bin/p /usr/bin/perl ' 'env with options'
is "$(script '#!/usr/bin/env -Sperl -w')" '0 /usr/bin/env /usr/bin/p /usr/bin/perl ' 'env with an option that has the program attached'
is "$(script '#!/usr/bin/env /bin/sh')" '0 /bin /usr/bin/env /usr/bin/p /usr/bin/sh ' 'env with a path'
is "$(script '#!/usr/bin/env')" '0 /usr/bin/env /usr/bin/p ' 'env alone'
is "$(script '#!/usr/bin/env python3')" \
	"1 hooks/h.hook:1:6: /usr/bin/p: p -> python3: the script's interpreter: not found in /usr/sbin, /usr/bin, /sbin, /bin" 'env, and no such program'
is "$(script '#!/bin/bash')" "1 hooks/h.hook:1:6: /usr/bin/p: p -> /bin/bash: the script's interpreter: No such file or directory" 'no such interpreter'
is "$(script '#!bin/sh')" '1 hooks/h.hook:1:6: /usr/bin/p: what follows its #! is no absolute path' 'a relative interpreter'
is "$(script '#!')" '1 hooks/h.hook:1:6: /usr/bin/p: what follows its #! is no absolute path' 'no interpreter'
printf '#!/usr/bin/p\n' >root/usr/bin/q
is "$(script '#!/usr/bin/q')" '0 /usr/bin/p /usr/bin/q ' 'scripts that interpret each other'
for i in 1 2 3 4 5 6 7; do
	printf '#!/usr/bin/s%s\n' $((i + 1)) >root/usr/bin/s$i
done
is "$(script '#!/usr/bin/s1')" '1 hooks/h.hook:1:6: /usr/bin/p: /usr/bin/s6: too many scripts that interpret scripts' 'a tower of scripts'

# The base image's own interpreter serves.
rm root/usr/bin/sh
echo 'slink /usr/bin/sh /usr/bin/base 0777 0 0' >base
printf '#!/bin/sh\n' >root/usr/bin/p
run --hook h --base base
is "$status$said $(names)" '0 /usr/bin/p /usr/bin/sh ' 'an interpreter of the base image'
# A script of the hook needs one too, if it is executable.
mkdir -p hooks/h
printf '#!/bin/sh\n' >hooks/h/script
echo 'own script' | hook h
run --hook h
is "$status$said $(names)" '0 ' "a hook's own text"
chmod +x hooks/h/script
fails "hooks/h.hook:1:5: script: script -> /bin/sh: the script's interpreter: No such file or directory" "a hook's own script"
