#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# A package with a hook, as a packager makes it: built with dpkg-deb, unpacked
# into a sysroot, looked at with "kinitramfs list", packed with "kinitramfs build"
# as the initrd of a kernel that knows nothing of it, and booted.
set -eu
repo=$(cd "$(dirname "$0")/../../../.." && pwd)
. "$repo/tests/lib/boot.sh"

tool=$build/kinitramfs/kinitramfs
mkdir -p "$build/kinitramfs"
flock "$build/kinitramfs" make -s -C "$repo/scripts/kinitramfs" O="$build/kinitramfs"

package=$work/package
mkdir -p "$package/DEBIAN" "$package/usr/sbin" \
	"$package/usr/lib/kinit/hooks.d/greeter"
cat >"$package/DEBIAN/control" <<'END'
Package: greeter
Version: 1
Architecture: amd64
Maintainer: nobody <nobody@localhost>
Description: a package with a hook
END
cat >"$package/usr/lib/kinit/hooks.d/greeter.hook" <<'END'
description "Greets each disk"
exec /usr/sbin/greet
own  greet-root

on block devtype=disk label=?*
	serial
	run greet "$LABEL on $DEVNAME"
on mounted
	run greet-root $ROOTMNT
END
cat >"$package/usr/lib/kinit/hooks.d/greeter/greet-root" <<'END'
#!/bin/sh
read -r id <"$1/id"
echo "the root is $id"
END
chmod +x "$package/usr/lib/kinit/hooks.d/greeter/greet-root"
# Linked dynamically, as a package's programs are.
gcc -Os -o "$package/usr/sbin/greet" -x c - <<'END'
#include <stdio.h>
int main(int argc, char **argv)
{
	return printf("hello, %s\n", argc > 1 ? argv[1] : "nobody") < 0;
}
END
check 'the package is built' quietly dpkg-deb --root-owner-group -b \
	"$package" "$work/greeter.deb"

# Beside what Debian's own packages have there.
root=$work/root
cp -al "$("$repo/tests/lib/sysroot")" "$root"
check 'it is unpacked into a sysroot' dpkg-deb -x "$work/greeter.deb" "$root"

check 'its hook can be tried' sh -c \
	"'$tool' list --hook greeter --root '$root' >'$work/list'"
check 'the program goes along' grep -q '^file /usr/sbin/greet ' "$work/list"
check 'with its library' grep -q '^file /usr/lib/x86_64-linux-gnu/libc.so.6 ' "$work/list"
check "and the script's interpreter" grep -q '^slink /usr/bin/sh ' "$work/list"
check 'an image is made' sh -c "'$tool' build --hook greeter --root '$root' \
	--kernel '$kernel_dir/build' -o '$work/initrd' 2>'$work/build.log'"
check 'inspect names the owner' sh -c \
	"'$tool' inspect '$work/initrd' | grep -q ' greeter  /usr/sbin/greet$'"

disk root sample -L "my root"
disk other other -L ''
# shellcheck disable=SC2046
boot 'root="LABEL=my root"' -initrd "$work/initrd" $(virtio root other)
reached sample
shows 'kinit: greeter: hello, my root on /dev/vda' 'its program ran'
shows_not 'kinit: greeter: hello, .*vdb' 'but not where it does not match'
shows 'kinit: greeter: the root is sample' 'its script ran, once root was mounted'
rm -rf "$root"
done_testing
