#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# What "kinitramfs list" makes of hooks: statements, the search for hooks, what
# programs need, and the layout of the image.
set -eu
repo=$(cd "$(dirname "$0")/../.." && pwd)
. "$repo/tests/lib/common.sh"
. "$repo/tests/lib/tap.sh"

LC_ALL=C
export LC_ALL
umask 022
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT

tool=$build/tests/kinitramfs-asan/kinitramfs
make -s -C "$repo/scripts/kinitramfs" O="${tool%/*}" \
	CFLAGS='-g -O1 -Werror -fsanitize=address,undefined -fno-sanitize-recover=all' >&2
cd "$tmp"

# run ARG...: lists the hooks in hooks/ from the sysroot root/; keeps status,
# out and what was said.
run() {
	status=0
	"$tool" list --root root --hook-dir hooks "$@" >out 2>err || status=$?
	said=$(cat err)
}

# hook NAME <<TEXT: makes the only hook there is, unless called again.
hook() {
	mkdir -p hooks
	cat >"hooks/$1.hook"
}

# fresh: an empty sysroot and no hooks.
fresh() {
	rm -rf root hooks
	mkdir -p root/usr/bin root/usr/lib64 root/etc hooks
	ln -s usr/bin root/bin
	ln -s usr/lib64 root/lib64
	ln -s usr/lib root/lib
	mkdir -p root/usr/lib
}

# entries: what is in the list, without what comes with each hook.
entries() {
	grep -v -e '^#' -e ' /usr/lib/kinit' out | sed "s| root/| |"
}

# names: the same, names alone, in one line.
names() {
	entries | grep -v '^dir ' | cut -d ' ' -f 2 | tr '\n' ' '
}

# fails MESSAGE NAME: the hook "h" is an error that says so, and no more.
fails() {
	run --hook h
	is "$status $said$(cat out)" "1 $1" "$2"
}

to_stderr() {
	"$@" >&2
}

# lib FILE SONAME [GCC-ARGUMENT...]: a library in the sysroot.
lib() {
	_file=root$1 _soname=$2
	shift 2
	mkdir -p "${_file%/*}"
	echo 'int f(void) { return 0; }' >lib.c
	${cross:-}gcc -shared -fPIC -nostdlib -Wl,--no-as-needed \
		-Wl,--allow-shlib-undefined -Wl,-soname,"$_soname" \
		-o "$_file" lib.c "$@"
}

# prog FILE [GCC-ARGUMENT...]: a program in the sysroot.
prog() {
	_file=root$1
	shift
	mkdir -p "${_file%/*}"
	echo 'void _start(void) { for (;;); }' >prog.c
	${cross:-}gcc -nostdlib -fPIE -pie -Wl,--no-as-needed \
		-Wl,--allow-shlib-undefined -Wl,--unresolved-symbols=ignore-all \
		-Wl,--dynamic-linker="${ld:-/lib64/ld-linux-x86-64.so.2}" \
		-o "$_file" prog.c "$@"
}

. "$repo/tests/host/kinitramfs/statements.sh"
. "$repo/tests/host/kinitramfs/hooks.sh"
. "$repo/tests/host/kinitramfs/closure.sh"
. "$repo/tests/host/kinitramfs/layout.sh"
. "$repo/tests/host/kinitramfs/output.sh"
. "$repo/tests/host/kinitramfs/real.sh"
done_testing
