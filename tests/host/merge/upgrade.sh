# SPDX-License-Identifier: GPL-2.0-only
# shellcheck shell=sh disable=SC2016,SC2154
#
# A part of ../merge.t

# Upgrade

new_kernel
merge "$kernel"
before=$(cd "$kernel" && stat -c '%i %y' usr/kinit/Kconfig usr/Makefile usr/Kconfig)
echo changed >"$repo/usr/kinit/main.c"
chmod 0755 "$repo/usr/kinit/probe/ext.c"
mkdir "$repo/usr/sh"
echo new >"$repo/usr/sh/new.c"
rm -r "$repo/hooks.d/lvm2"
does 'an upgrade says what it did' 0 \
	"^updated kinit .*: $repository_files files, 1 of them new, 2 replaced, 1 dropped" \
	"$kernel"
holds 'a changed file is replaced' \
	cmp "$repo/usr/kinit/main.c" "$kernel/usr/kinit/main.c"
holds 'a changed mode too' test -x "$kernel/usr/kinit/probe/ext.c"
holds 'a new file is there' test -f "$kernel/usr/sh/new.c"
holds 'a dropped one is not, nor its folder' test ! -e "$kernel/hooks.d/lvm2"
is 'what is right is not touched' "$(cd "$kernel" && stat -c '%i %y' \
	usr/kinit/Kconfig usr/Makefile usr/Kconfig)" "$before"
upgraded=$(snapshot "$kernel")
new=$pristine
new_kernel
merge "$kernel"
is 'it is as if merged afresh' "$(snapshot "$kernel")" "$upgraded"
rm "$kernel/usr/kinit/main.c"
does 'a file that was lost is merged again' 0 '1 of them new' "$kernel"
merge --remove "$kernel"
is 'and can be removed' "$(snapshot "$kernel")" "$new"
new_repository

# A merge of the time when the script was one file

new_kernel
merge "$kernel"
merged=$(snapshot "$kernel")
rm -r "$kernel/scripts/merge-kernel.d"
sed -i '\|merge-kernel\.d/|d' "$list"
does 'a tree without the parts of the script gets them' 0 \
	": $repository_files files, $script_parts of them new, 0 replaced" "$kernel"
is 'it is as if merged afresh, too' "$(snapshot "$kernel")" "$merged"

# Local changes

new_kernel
merge "$kernel"
echo mine >>"$kernel/usr/kinit/main.c"
echo theirs >>"$repo/usr/kinit/main.c"
refusal='usr/kinit/main.c was changed since the merge; save it or --force'
refuses 'an upgrade over a local change is refused' "$refusal" "$kernel"
refuses 'and its removal' "$refusal" --remove "$kernel"
refuses 'and its patch' "$refusal" --patch "$kernel"
does '--force upgrades' 0 '1 replaced' --force "$kernel"
echo mine >>"$kernel/hooks.d/lvm2/own"
rm "$repo/hooks.d/lvm2/own"
refuses 'a changed file that would be dropped is kept' \
	'lvm2/own was changed since' "$kernel"
does '--force removes' 0 '^removed' --remove --force "$kernel"
is_pristine 'all of it'
new_repository

new_kernel
merge "$kernel"
chmod 0755 "$kernel/usr/kinit/main.c"
does 'a mode is mended' 0 '1 replaced' "$kernel"
chmod 0664 "$kernel/usr/kinit/main.c"
does 'a mode as another umask makes it is right' 0 'already' "$kernel"

# Links

new_kernel
does '--link merges' 0 '^merged' --link "$kernel"
is 'files are links to here' "$(readlink "$kernel/usr/kinit/probe/ext.c")" \
	"$repo/usr/kinit/probe/ext.c"
holds 'folders are not' test ! -h "$kernel/usr/kinit/probe"
is 'the list says so' "$(grep -c '^link  [^ ]*$' "$list")" $repository_files
before=$(stamps "$kernel")
does 'linking again changes nothing' 0 'already merged' --link "$kernel"
is 'not even a time' "$(stamps "$kernel")" "$before"
merge --diff --link "$kernel"
is '--diff --link sees nothing' "$status$(cat "$tmp/out")" 0
sum=$(snapshot "$repo")
does 'a copy replaces the links' 0 "$repository_files replaced" "$kernel"
holds 'by files' test ! -h "$kernel/usr/kinit/main.c"
does 'links replace the copy' 0 "$repository_files replaced" --link "$kernel"
is 'the repository stays as it is' "$(snapshot "$repo")" "$sum"
refuses 'no patch over links' 'merged by links; run: .*--remove' --patch "$kernel"
mv "$repo" "$tmp/moved"
repo=$tmp/moved
does 'links of a repository that has moved are mended' 0 \
	"$repository_files replaced" --link "$kernel"
mv "$repo" "$tmp/re po"
repo="$tmp/re po"
does 'and such links can be removed' 0 "$repository_files files" --remove "$kernel"
is_pristine 'all of them'
is 'the repository is still as it was' "$(snapshot "$repo")" "$sum"
merge --link "$kernel"
ln -sf /etc/passwd "$kernel/usr/kinit/main.c"
refuses 'a link to elsewhere is a local change' 'main.c was changed' \
	--remove "$kernel"

# A farm of hard links

new_kernel
original=$tmp/original
mv "$kernel" "$original"
cp -al "$original" "$kernel"
before=$(stamps "$original" | grep -v ' \./usr$')
merge "$kernel"
is 'of a farm of hard links the original stays' \
	"$(stamps "$original" | grep -v ' \./usr$')" "$before"
cp -al "$kernel" "$tmp/second"
second=$(snapshot "$tmp/second")
echo changed >"$repo/usr/kinit/main.c"
chmod 0755 "$repo/usr/kinit/Kconfig"
merge "$kernel"
is 'of an upgraded farm too' "$(snapshot "$tmp/second")" "$second"
merge --remove "$kernel"
is 'of a removed one too' "$(snapshot "$tmp/second")" "$second"
rm -rf "$original" "$tmp/second"
new_repository
