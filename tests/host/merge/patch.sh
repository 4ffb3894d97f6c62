# SPDX-License-Identifier: GPL-2.0-only
# shellcheck shell=sh disable=SC2016,SC2154
#
# A part of ../merge.t

# Diff

new_kernel
before=$(stamps "$kernel")
does 'a diff has headers as git has them' 1 \
	'^diff --git a/usr/Makefile b/usr/Makefile' --diff "$kernel"
is 'a diff changes nothing' "$(stamps "$kernel")" "$before"
cp "$tmp/out" "$tmp/diff"
cp -a "$kernel" "$tmp/applied"
(cd "$tmp/applied" && run git apply -p1 "$tmp/diff"; exit "$status") || :
merge "$kernel"
is 'a diff is what a merge does' "$(snapshot "$tmp/applied")" \
	"$(snapshot "$kernel")"
rm -rf "$tmp/applied"
merge --diff "$kernel"
is 'no difference, no text' "$status$(cat "$tmp/out")" 0
echo changed >"$repo/usr/kinit/main.c"
does 'an upgrade as a diff' 1 '^\+changed' --diff "$kernel"
is 'has just the file and the list' "$(grep -c '^diff' "$tmp/out")" 2
does 'trouble is 2' 2 'there is no such folder' --diff "$tmp/none"
echo mine >"$kernel/usr/kinit/main.c"
does 'a local change is trouble' 2 'changed since' --diff "$kernel"
new_repository

# Patch

new_kernel
git -C "$kernel" init -q
git -C "$kernel" config user.name K
git -C "$kernel" config user.email k@example.org
git -C "$kernel" add -A
git -C "$kernel" commit -q -m kernel
before=$(stamps "$kernel")
merge --patch "$kernel"
cp "$tmp/out" "$tmp/patch"
is 'a patch is made' "$status" 0
is 'without a change to the tree' "$(stamps "$kernel")" "$before"
make_kernel "$tmp/other" 6 1
merge --patch "$tmp/other"
holds 'the same for another folder' cmp "$tmp/out" "$tmp/patch"
rm -rf "$tmp/other"
is 'its date is the last commit' "$(grep '^Date: ' "$tmp/patch")" \
	'Date: Sun, 09 Sep 2001 01:46:40 +0000'
run git -C "$kernel" am -q "$tmp/patch"
is 'git am takes it' "$status" 0
is 'its author is ours' "$(git -C "$kernel" log -1 --format='%an <%ae>')" \
	'Jo "J." Döe, Sr <jo@example.org>'
is 'its subject too' "$(git -C "$kernel" log -1 --format=%s)" \
	'usr: add kinit, an early user space built with the kernel'
is 'git has nothing left to do' "$(git -C "$kernel" status --short)" ''
before=$(stamps "$kernel")
does 'the tree is merged' 0 "already merged: $repository_files files" "$kernel"
is 'to the byte' "$(stamps "$kernel")" "$before"
refuses 'there is nothing to patch then' 'already merged' --patch "$kernel"
echo changed >"$repo/usr/kinit/main.c"
rm "$repo/hooks.d/empty.hook" "$repo/hooks.d/lvm2/own"
chmod 0755 "$repo/usr/kinit/Makefile"
merge --patch "$kernel"
cp "$tmp/out" "$tmp/patch"
run git -C "$kernel" am -q "$tmp/patch"
is 'git am takes an upgrade' "$status" 0
does 'and the tree is merged' 0 \
	"already merged: $((repository_files - 2)) files" "$kernel"
merge --remove "$kernel"
is_pristine 'and can be removed'
new_repository
new_kernel
run env SOURCE_DATE_EPOCH=1 "$repo/scripts/merge-kernel" --patch "$kernel"
is 'SOURCE_DATE_EPOCH is the date' "$(grep '^Date: ' "$tmp/out")" \
	'Date: Thu, 01 Jan 1970 00:00:01 +0000'
run env SOURCE_DATE_EPOCH=soon "$repo/scripts/merge-kernel" --patch "$kernel"
is 'when it is one' "$status$(cat "$tmp/out")" 1
git -C "$repo" config --unset user.name
git -C "$repo" -c user.name=L commit -q --allow-empty -m last
merge --patch "$kernel"
holds 'without settings the author is the last one' \
	grep -q '^From: L <jo@example.org>$' "$tmp/out"
rm -rf "$repo/.git"
merge --patch "$kernel"
holds 'and without git it is kinit' \
	grep -q '^From: kinit <kinit@localhost>$' "$tmp/out"
printf 'a\000b' >"$repo/usr/kinit/blob"
refuses 'no patch of what is no text' 'binary' --patch "$kernel"
new_repository
