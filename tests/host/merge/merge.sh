# SPDX-License-Identifier: GPL-2.0-only
# shellcheck shell=sh disable=SC2016,SC2154
#
# A part of ../merge.t

# Usage

does 'help' 0 '^usage: scripts/merge-kernel' --help
does 'no folder is a usage error' 2 'DIR is missing'
does 'two folders are one' 2 'one DIR only' a b
does 'an unknown option is one' 2 '--foo: no such option' --foo a
does 'two styles are one' 2 'not both' --copy --link a
does 'two actions are one' 2 'not both' --remove --diff a
does 'a style with --remove is one' 2 'does not go with' --remove --link a

# Merge and remove, kernels of all ages

for version in '5 10' '6 1' '7 2'; do
	# shellcheck disable=SC2086
	new_kernel $version
	name="${version% *}.${version#* }"
	does "$name: merge says what it did" 0 \
		"^merged kinit into .*ker nel \(Linux $name.7\): $repository_files files, 2 touch points$" \
		"$kernel"
	is "$name: one line, above the rule" \
		"$(grep -B 1 '^$(obj)/initramfs_inc_data' "$kernel/usr/Makefile")" \
		"$include
\$(obj)/initramfs_inc_data: \$(cpio-data) FORCE"
	is "$name: one line, at the end" "$(tail -n 1 "$kernel/usr/Kconfig")" \
		'source "usr/kinit/Kconfig"'
	does "$name: remove says what it did" 0 \
		"^removed kinit from .*: $repository_files files, 2 touch points" \
		--remove "$kernel"
	is_pristine "$name: and restores the tree"
	does "$name: removing again is no error" 0 'is not merged' \
		--remove "$kernel"
	is_pristine "$name: and does nothing"
done
for version in '4 19' '5 9'; do
	# shellcheck disable=SC2086
	new_kernel $version
	name="${version% *}.${version#* }"
	refuses "$name is too old" "is Linux $name.7; kinit needs 5.10" "$kernel"
done

# What is merged

new_kernel
chmod 0440 "$kernel/usr/Makefile"
printf 'config LAST' >>"$kernel/usr/Kconfig"
pristine=$(snapshot "$kernel")
merge "$kernel"
for file in usr/kinit/main.c usr/kinit/probe/ext.c hooks.d/empty.hook \
	hooks.d/lvm2/own scripts/merge-kernel scripts/merge-kernel.d/lists.sh; do
	holds "$file is a copy" cmp "$repo/$file" "$kernel/$file"
done
is 'modes are copied' "$(stat -c %a "$kernel/scripts/kinitramfs/list" \
	"$kernel/usr/kinit/main.c" | tr '\n' ' ')" '755 644 '
is 'a touch point keeps its mode' "$(stat -c %a "$kernel/usr/Makefile")" 440
holds 'nothing else is copied' test ! -e "$kernel/tests"
is 'the list begins with its licence' "$(head -n 1 "$list")" \
	'# SPDX-License-Identifier: GPL-2.0-only'
is 'the list says that all is done' \
	"$(grep -v '^#' "$list" | head -n 1)" 'state merged'
is 'the list is true' "$(cd "$kernel" && awk '
	NF == 3 { print $1 "  " $3 }' "$list" | sha256sum -c 2>&1 |
	grep -c ': OK$')" $repository_files
awk '!/^#/ && NF == 3 { print $3 }' "$list" >"$tmp/paths"
holds 'the list is sorted' sort -c "$tmp/paths"
before=$(stamps "$kernel")
does 'merging again says so' 0 "is already merged: $repository_files files" \
	"$kernel"
is 'and touches nothing, not even a time' "$(stamps "$kernel")" "$before"
merge --remove "$kernel"
is_pristine 'a last line without newline is restored'

new_kernel
echo new >"$repo/usr/kinit/untracked.c"
echo out >"$repo/usr/kinit/main.o"
echo out >"$repo/usr/kinit/ignored"
rm "$repo/usr/kinit/probe/ext.c"
merge "$kernel"
holds 'a file that git does not know yet is merged' \
	test -f "$kernel/usr/kinit/untracked.c"
holds 'one that git ignores is not' \
	test ! -e "$kernel/usr/kinit/main.o" -a ! -e "$kernel/usr/kinit/ignored"
holds 'one that was deleted is not' test ! -e "$kernel/usr/kinit/probe"
merge --remove "$kernel"
is_pristine 'and all is removed'

mv "$repo/.git" "$tmp/git"
mkdir -p "$repo/usr/klibc/syscalls"
for file in usr/kinit/.main.o.cmd usr/kinit/.main.o.d usr/kinit/init \
	usr/kinit/.made.cmd usr/kinit/made usr/kinit/base.cpio \
	usr/klibc/libc.a usr/klibc/syscalls/read.c usr/kinit/modules.order; do
	echo out >"$repo/$file"
done
merge "$kernel"
holds 'without git files are merged too' test -f "$kernel/usr/kinit/untracked.c"
is 'but no build product' "$(cd "$kernel" && find usr -name '*.o' -o \
	-name '.*' ! -name .gitignore -o -name init -o -name made -o \
	-name 'base.cpio' -o -name '*.a' -o -name read.c -o \
	-name modules.order)" ''
new_repository

new_kernel
run env GIT_DIR="$tmp/git" GIT_INDEX_FILE=/nonexistent \
	"$repo/scripts/merge-kernel" "$kernel"
is 'in a hook of git the repository is still ours' "$status" 0
rm -rf "$tmp/git"

new_kernel
ln -s 'ker nel' "$tmp/link"
does 'a symlink to a kernel is one' 0 '^merged' "$tmp/link"
(cd "$kernel/usr" && "$repo/scripts/merge-kernel" --remove ..) >/dev/null
is_pristine 'and so is a relative path'
