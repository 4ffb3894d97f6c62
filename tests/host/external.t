#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# An unmodified kernel: make -C KERNEL M=$PWD, beside a distribution's headers
# and beside a full source; by different users, in different folders, at
# different times: always the same bytes, and those of the merged kernel.
set -eu
repo=$(cd "$(dirname "$0")/../.." && pwd)
. "$repo/tests/lib/common.sh"
. "$repo/tests/lib/tap.sh"
. "$repo/tests/lib/usr.sh"

headers=$(find /usr/src -maxdepth 1 -name 'linux-headers-*-cloud-amd64' | sort -V | head -n 1)
[ -n "$headers" ] || die "linux-headers-cloud-amd64 is not installed"

# The repository's files, as a clone has them, in a folder of their own.
copy_repo() {
	rm -rf "$1"
	mkdir -p "$1"
	(cd "$repo" && git ls-files -co --exclude-standard Kbuild hooks.d usr scripts |
		tar -cf - -T -) | tar -C "$1" -xf -
}

"$repo/scripts/merge-kernel" --diff "$linux" >/dev/null ||
	die "$linux: not what this repository holds; run tests/lib/kernel first"

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
chmod 755 "$work"

logged() {
	"$@" >"$work/log" 2>&1
}

# Where ccache finds next time what it has compiled: the folder's name is in each command.
first=$build/tests/external
copy_repo "$first"
check 'it builds beside the headers of a distribution' \
	logged cached make -C "$headers" M="$first"
one=$first/usr/kinit/base.cpio
check 'the base image is there' test -s "$one"
check 'it holds /init' sh -c "cpio -it <'$one' 2>/dev/null | grep -qx init"

libc=$first/usr/klibc/libc.a
is "$(ar t "$libc" | grep -c -e / -e '^strlen\.o$')" 1 \
	'the members of libc.a have no folders in their names'
is "$(ar t "$libc" | sort | uniq -d)" '' 'and each has a name of its own'
check 'objcopy takes it' logged objcopy "$libc" "$work/copy.a"

mkdir -p "$work/deeper/down/here"
copy_repo "$work/deeper/down/here/two"
find "$work/deeper" -exec touch -d '2001-02-03 04:05:06' {} +
if [ "$(id -u)" -eq 0 ]; then
	chown -R nobody "$work/deeper"
	as='setpriv --reuid=65534 --regid=65534 --clear-groups'
else
	as=
fi
# shellcheck disable=SC2016 # the inner shell expands
check 'it builds again: another folder, user, umask, zone and locale' \
	logged $as env HOME=/ TZ=Asia/Kathmandu LC_ALL=C.UTF-8 sh -c \
	'umask 077; make -j4 -C "$1" M="$2"' sh "$headers" \
	"$work/deeper/down/here/two"
check 'the image is the same byte for byte' \
	cmp "$one" "$work/deeper/down/here/two/usr/kinit/base.cpio"

check 'a time can be set' logged env SOURCE_DATE_EPOCH=1000000000 \
	make -C "$headers" M="$first"
check 'then it is in the image' sh -c \
	"TZ=UTC0 cpio -itv <'$one' 2>/dev/null | grep -q 'Sep  9  2001 init'"
check 'KBUILD_BUILD_TIMESTAMP goes before it' logged env SOURCE_DATE_EPOCH=5 \
	KBUILD_BUILD_TIMESTAMP='2011-11-11 11:11:11' \
	make -C "$headers" M="$first"
check 'and is in the image' sh -c \
	"TZ=UTC0 cpio -itv <'$one' 2>/dev/null | grep -q 'Nov 11  2011 init'"
check_not 'one that is no time is an error' logged env KBUILD_BUILD_TIMESTAMP=soon \
	make -C "$headers" M="$first"
check 'which says so' grep -q "KBUILD_BUILD_TIMESTAMP='soon'" "$work/log"

# A distribution's kernel has md and LVM as modules, which are not packed yet.
sysroot=$("$repo/tests/lib/sysroot")
check_not 'hooks that need modules are refused' logged cached make -C "$headers" \
	M="$first" CONFIG_KINIT_HOOKS='mdadm lvm2' \
	CONFIG_KINIT_SYSROOT="$sysroot"
check 'which is said' grep -q 'lvm2.hook:[0-9]*:[0-9]*: dm-mod: .*module' "$work/log"
mkdir "$work/hooks"
echo 'exec /usr/bin/cat' >"$work/hooks/cat.hook"
check 'another one is put in' logged make -C "$headers" M="$first" \
	CONFIG_KINIT_HOOKS=cat CONFIG_KINIT_HOOK_DIRS="$work/hooks" \
	CONFIG_KINIT_SYSROOT="$sysroot"
check 'with its program' sh -c "cpio -it <'$one' 2>/dev/null | grep -qx usr/bin/cat"

check 'make clean' logged make -C "$headers" M="$first" clean
is "$(cd "$first" && find usr scripts -type f | sort)" \
	"$(cd "$repo" && git ls-files -co --exclude-standard usr scripts | sort)" \
	'leaves what the repository has'

# A full source, prepared for modules, that kinit was never merged into.
usr_open external
full=$kernel_dir/external-linux
rm -rf "$full"
cp -al "$linux" "$full"
"$repo/scripts/merge-kernel" --remove "$full" >"$work/log" 2>&1
linux=$full
usr_make -s tinyconfig
(cd "$objects" && printf '%s\n' CONFIG_64BIT=y CONFIG_MODULES=y |
	"$full/scripts/kconfig/merge_config.sh" -m .config /dev/stdin) \
	>"$work/log" 2>&1
check 'a full kernel source is prepared' usr_make -s olddefconfig modules_prepare
copy_repo "$first"
touch "$work/mark"
sleep 0.02	# the clock of a file system's time stamps ticks slowly
check 'it builds beside that' logged cached make -C "$objects" M="$first"
check 'the image is the same byte for byte' \
	cmp "$one" "$work/deeper/down/here/two/usr/kinit/base.cpio"
is "$(find "$full" "$objects" "$headers/" -newer "$work/mark")" '' \
	'nothing was written to the kernel'
# shellcheck disable=SC2046 # words
check 'it builds with the parts that the kernel of the tests has' \
	logged cached make -C "$objects" M="$first" $(kinit_options "$kernel_dir/build/.config")
rm -rf "$full"
check 'that kernel has the same /init' \
	cmp "$first/usr/kinit/init" "$kernel_dir/build/usr/kinit/init"
done_testing
