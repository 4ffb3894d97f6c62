#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# As a kernel developer works: merged by links, built in the source folder
# itself, taken away again.
set -eu
repo=$(cd "$(dirname "$0")/../.." && pwd)
. "$repo/tests/lib/common.sh"
. "$repo/tests/lib/tap.sh"
. "$repo/tests/lib/usr.sh"

usr_open intree
tree=$kernel_dir/intree-linux
rm -rf "$tree"
cp -al "$linux" "$tree"
merge=$repo/scripts/merge-kernel
"$merge" --remove "$tree" >/dev/null

listing() {
	# objtool's Makefile leaves its products behind, kinit or not.
	(cd "$tree" && find . -path ./tools -prune -o ! -type d -printf '%p %m %l\n' | sort &&
		sha256sum usr/Makefile usr/Kconfig)
}

git -C "$tree" init -q
git -C "$tree" ls-files -co --exclude-standard usr scripts >"$objects.tracked"
listing >"$objects.before"
check 'merge-kernel --link' "$merge" --link "$tree" >/dev/null
check 'a source is a link to the repository' test \
	"$(readlink "$tree/usr/kinit/main.c")" = "$repo/usr/kinit/main.c"

linux=$tree
intree_make() {
	make -C "$tree" "$@" >"$objects.log" 2>&1 8>&- || {
		tail -n 20 "$objects.log" >&2
		return 1
	}
}
intree_make tinyconfig
printf '%s\n' CONFIG_KINIT=y | cat "$repo/tests/lib/kernel.config" - \
	>"$objects.config"
(cd "$tree" && scripts/kconfig/merge_config.sh -m .config \
	"$objects.config" >/dev/null 2>&1)
check 'it is configured' intree_make olddefconfig
check 'it builds in the source folder' intree_make -j"$jobs" usr/
check 'the base image is there' test -s "$tree/usr/kinit/base.cpio"
is "$(find "$repo/usr" -name '*.o' -newer "$objects.before")" '' \
	'no object lands in the repository'
git -C "$tree" init -q
is "$(git -C "$tree" ls-files -co --exclude-standard usr scripts | sort)" \
	"$( (cd "$repo" && git ls-files -co --exclude-standard usr scripts/Makefile.klibc \
		scripts/kinitramfs scripts/merge-kernel; cat "$objects.tracked"; echo usr/kinit/merged.list) | sort -u)" \
	'git sees no product of the build'
rm -rf "$tree/.git"
check 'make mrproper' intree_make mrproper
check 'merge-kernel --remove' "$merge" --remove "$tree" >/dev/null
listing >"$objects.after"
check 'the tree is what it was' diff -u "$objects.before" "$objects.after" >&2
rm -rf "$tree"
done_testing
