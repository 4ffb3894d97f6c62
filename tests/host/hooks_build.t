#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# Hooks in the base image, by the kernel build: what goes in, and what makes it
# be packed again.
set -eu
repo=$(cd "$(dirname "$0")/../.." && pwd)
. "$repo/tests/lib/common.sh"
. "$repo/tests/lib/tap.sh"
. "$repo/tests/lib/usr.sh"

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
debian=$("$repo/tests/lib/sysroot")
root=$work/root
program=$root/usr/bin/tool

# A sysroot of one program of Debian's, with the libraries that it needs.
mkdir -p "$root/usr/bin" "$root/usr/lib/x86_64-linux-gnu" "$root/usr/lib64" \
	"$root/usr/lib/kinit/hooks.d" "$root/etc/kinit/hooks.d" "$work/dir"
ln -s usr/bin "$root/bin"
ln -s usr/lib "$root/lib"
ln -s usr/lib64 "$root/lib64"
cp -L "$debian/usr/bin/cat" "$program"
cp -L "$debian"/usr/lib/x86_64-linux-gnu/libc.so.6 \
	"$root/usr/lib/x86_64-linux-gnu/"
cp -L "$debian"/lib64/ld-linux-x86-64.so.2 "$root/usr/lib64/"
cat >"$root/usr/lib/kinit/hooks.d/tool.hook" <<'END'
exec /usr/bin/tool
on early run tool /dev/null
END

image=
packed() {
	image=$(cpio -t <"$objects/usr/kinit/base.cpio" 2>/dev/null)
	echo "$image" | grep -qx "$1"
}

usr_open hooks
configure() {
	usr_configure CONFIG_BUG=y "CONFIG_KINIT_SYSROOT=\"$root\"" "$@"
}
check 'a kernel is configured with a hook of the sysroot' \
	configure 'CONFIG_KINIT_HOOKS="tool"'
check 'it builds' usr_make -j4 usr/
check 'the program is in the image' packed usr/bin/tool
check 'so is its library' packed usr/lib/x86_64-linux-gnu/libc.so.6
check 'and the loader' packed usr/lib64/ld-linux-x86-64.so.2
check 'and what kinit is to do' packed usr/lib/kinit/rules.d/tool.rules
check 'and /init' packed init
check_not 'other hooks are not' packed usr/lib/kinit/rules.d/mdadm.rules
is "$(TZ=UTC0 cpio -tv <"$objects/usr/kinit/base.cpio" 2>/dev/null |
	grep -v 'Jan  1  1970')" '' 'no time of the sysroot is in it'

usr_mark
check 'make once more' usr_make usr/
is "$(usr_changed)" '' 'nothing is made anew if nothing was touched'

first=$(sha256sum <"$objects/usr/kinit/base.cpio")
again() {
	usr_mark
	check "make after $1" usr_make usr/
	check 'it is packed again' \
		test "$objects/usr/kinit/base.cpio" -nt "$objects.mark"
	check_not 'and nothing is compiled' \
		test "$objects/usr/kinit/init" -nt "$objects.mark"
}

cp -L "$debian/usr/bin/ls" "$work/ls"
cp -L "$debian/usr/bin/head" "$program"
again 'a new version of the program'
check_not 'it is another image' \
	test "$first" = "$(sha256sum <"$objects/usr/kinit/base.cpio")"

cp -L "$debian/usr/bin/cat" "$program"
touch -d 2001-01-01 "$program"
again 'the old version is back'
is "$(sha256sum <"$objects/usr/kinit/base.cpio")" "$first" \
	'it is the same image as before'

printf '%s\n' 'exec /usr/bin/tool' 'on early run tool /proc/version' \
	>"$root/etc/kinit/hooks.d/tool.hook"
again 'a hook of that name in /etc'
check 'it is the one that counts' grep -rq /proc/version \
	"$objects/usr/kinit/copies"

printf '%s\n' 'exec /usr/bin/tool' 'on early run tool /proc/uptime' \
	>"$work/dir/tool.hook"
check 'a folder of hooks is configured' configure \
	'CONFIG_KINIT_HOOKS="tool"' "CONFIG_KINIT_HOOK_DIRS=\"$work/dir\""
again 'that'
check 'its hook goes before both' grep -rq /proc/uptime \
	"$objects/usr/kinit/copies"

rm "$program"
check_not 'without the program the build fails' usr_make usr/ 2>/dev/null
check 'and says what is missing, and who wants it' grep -q \
	"$work/dir/tool.hook:1:6: /usr/bin/tool: .*" "$objects.log"

check 'a hook that there is not is configured' configure \
	'CONFIG_KINIT_HOOKS="mdam"'
check_not 'the build fails' usr_make usr/ 2>/dev/null
check 'and says where it was looked for' grep -q 'mdam' "$objects.log"

check 'the option is empty again' configure 'CONFIG_KINIT_HOOKS=""'
check 'it builds' usr_make usr/
is "$(cpio -it <"$objects/usr/kinit/base.cpio" 2>/dev/null | grep '^usr/lib' | tr '\n' ' ')" \
	'usr/lib usr/lib/kinit usr/lib/kinit/left-out ' 'no hook is in the image'
usr_copy
check 'there is something to clean' test -e "$objects/scripts/kinitramfs"
check 'make clean' usr_make clean
is "$(cd "$objects" && find usr/kinit usr/klibc usr/lib scripts/kinitramfs \
	-type f)" '' 'make clean leaves nothing of ours'
usr_copy_end
done_testing
