#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# The same tree in a newer kernel, if Debian's source package of one is
# installed: merged, compiled, packed, taken away.
set -eu
repo=$(cd "$(dirname "$0")/../.." && pwd)
. "$repo/tests/lib/common.sh"
. "$repo/tests/lib/tap.sh"
. "$repo/tests/lib/usr.sh"

tarball=$(find /usr/src -maxdepth 1 -name 'linux-source-*.tar.xz' \
	! -name 'linux-source-6.1.tar.xz' | sort -V | tail -n 1)
[ -n "$tarball" ] || skip_all "no other kernel source in /usr/src"

name=$(basename "$tarball" .tar.xz)
usr_open "$name"
linux=$cache/$name-$(stat -c '%s-%Y' "$tarball")
if [ ! -d "$linux" ]; then
	rm -rf "$linux.new"
	mkdir -p "$linux.new"
	tar -C "$linux.new" --strip-components=1 -xf "$tarball"
	mv "$linux.new" "$linux"
fi
check "$name: merged" quietly "$repo/scripts/merge-kernel" "$linux"
check 'configured' usr_configure
check 'usr/ builds' usr_make -j"$jobs" usr/
usr_mark
check 'once more' usr_make usr/
is "$(usr_changed)" '' 'nothing is made anew'
check '/init is that of the other kernel' cmp \
	"$objects/usr/kinit/init" "$kernel_dir/build/usr/kinit/init"
check 'hooks are configured' usr_configure 'CONFIG_KINIT_HOOKS="mdadm lvm2"' \
	"CONFIG_KINIT_SYSROOT=\"$("$repo/tests/lib/sysroot")\""
check 'usr/ builds with them' usr_make -j"$jobs" usr/
check 'they are in the image' sh -c \
	"cpio -t <'$objects/usr/kinit/base.cpio' 2>/dev/null | grep -qx usr/sbin/lvm"
check 'make clean' usr_make clean
is "$(cd "$objects/usr" && find kinit klibc lib -type f)" '' 'leaves nothing of ours'
check 'taken away' quietly "$repo/scripts/merge-kernel" --remove "$linux"
done_testing
