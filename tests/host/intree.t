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

listing >"$objects.before"
check 'merge-kernel --link' quietly "$merge" --link "$tree"
check 'a source is a link to the repository' test \
	"$(readlink "$tree/usr/kinit/main.c")" = "$repo/usr/kinit/main.c"

# Git, with its own folder out of the way.
in_git() {
	git --git-dir="$objects.git" --work-tree="$tree" -C "$tree" "$@"
}
rm -rf "$objects.git"
# Debian's package ignores all but its own folder.
sed '\|^/\*$|,$d' "$tree/.gitignore" >"$tree/.gitignore.new"
mv "$tree/.gitignore.new" "$tree/.gitignore"
in_git init -q
in_git add usr scripts

intree_make() {
	cached make -C "$tree" "$@" >"$objects.log" 2>&1 8>&- || {
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
is "$(in_git ls-files -om --exclude-standard usr scripts)" '' 'git sees no product of the build'
check 'make mrproper' intree_make mrproper
check 'merge-kernel --remove' quietly "$merge" --remove "$tree"
listing >"$objects.after"
is "$(diff "$objects.before" "$objects.after")" '' 'the tree is what it was'
rm -rf "$tree"
done_testing
