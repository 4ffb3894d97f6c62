# SPDX-License-Identifier: GPL-2.0-only
# shellcheck shell=sh disable=SC2016,SC2154
#
# A part of ../merge.t

# Refusals

new_kernel
does 'no such folder' 1 'none: there is no such folder' "$tmp/none"
does 'a file' 1 'is not a folder' "$kernel/Makefile"
does 'an empty name' 2 'empty' ''
does 'this repository itself' 1 'is this repository itself' "$repo"
does 'also to remove from it' 1 'is this repository itself' --remove "$repo"
for file in Makefile Kbuild usr/Makefile usr/Kconfig usr/gen_init_cpio.c; do
	new_kernel
	rm "$kernel/$file"
	refuses "no kernel: no $file" "is no kernel: it has no $file" "$kernel"
done
new_kernel
sed -i '/^VERSION/d' "$kernel/Makefile"
refuses 'no kernel: no VERSION' 'no VERSION and PATCHLEVEL' "$kernel"
new_kernel
sed -i '/initramfs_inc_data:/d' "$kernel/usr/Makefile"
refuses 'no anchor' 'usr/Makefile: the line .* is there 0 times' "$kernel"
new_kernel
cat "$kernel/usr/Makefile" >"$tmp/text"
cat "$tmp/text" >>"$kernel/usr/Makefile"
refuses 'two anchors' 'usr/Makefile: the line .* is there 2 times' "$kernel"
new_kernel
mkdir "$kernel/hooks.d"
echo theirs >"$kernel/hooks.d/empty.hook"
refuses 'a file in the way' 'hooks.d/empty.hook is in the way' "$kernel"
refuses 'which is not for --force' 'empty.hook is in the way' --force "$kernel"
: >"$kernel/hooks.d/empty.hook"
does 'but the same file is none' 0 '^merged' "$kernel"
new_kernel
mkdir -p "$kernel/hooks.d/empty.hook"
refuses 'a folder in the way of a file' 'empty.hook is in the way' "$kernel"
new_kernel
echo x >"$kernel/hooks.d"
refuses 'a file in the way of a folder' 'hooks.d is in the way' "$kernel"
new_kernel
mkdir "$tmp/far"
ln -s "$tmp/far" "$kernel/hooks.d"
refuses 'a symlink in place of a folder' 'hooks.d is a symlink' "$kernel"
is 'nothing was written beyond it' "$(ls "$tmp/far")" ''
new_kernel
mv "$kernel/usr/Makefile" "$tmp/far/"
ln -s "$tmp/far/Makefile" "$kernel/usr/Makefile"
refuses 'a touch point that is a symlink' 'usr/Makefile is a symlink' "$kernel"
new_kernel
echo x >"$repo/usr/kinit/a file"
refuses 'a name that make cannot take' 'a file: no file name' "$kernel"
rm "$repo/usr/kinit/a file"
ln -s main.c "$repo/usr/kinit/link.c"
refuses 'a symlink in the repository' 'link.c: not a regular file' "$kernel"
rm "$repo/usr/kinit/link.c" "$repo/usr/kinit/Kconfig"
refuses 'an incomplete repository' 'it has no usr/kinit/Kconfig' "$kernel"
new_repository
merge "$kernel"
for line in 'junk' '0123  0644  usr/kinit/main.c' 'link  ../../x/y' 'link  /etc/x'; do
	sed -i '$d' "$list"
	echo "$line" >>"$list"
	refuses "a damaged list: $line" \
		"merged.list: line $((repository_files + 6)) is damaged" "$kernel"
done
: >"$list"
refuses 'an empty list' 'merged.list: line 1 is damaged' --remove "$kernel"

if [ "$(id -u)" -ne 0 ]; then
	as_user=
elif setpriv --reuid=65534 --regid=65534 --clear-groups true 2>/dev/null; then
	as_user='setpriv --reuid=65534 --regid=65534 --clear-groups'
else
	as_user=skip
fi
if [ "$as_user" = skip ]; then
	skip 'no permission to write' 'root, and setpriv does not work'
else
	new_kernel
	rm -rf "$repo/.git"
	chmod a-w "$kernel/usr"
	before=$(stamps "$kernel")
	# shellcheck disable=SC2086
	run $as_user "$repo/scripts/merge-kernel" "$kernel"
	holds 'no permission to write' \
		grep -q 'no permission to write' "$tmp/err"
	is 'is a refusal' "$status$(stamps "$kernel")" "1$before"
	chmod u+w "$kernel/usr"
	new_repository
fi
