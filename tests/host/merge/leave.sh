# SPDX-License-Identifier: GPL-2.0-only
# shellcheck shell=sh disable=SC2016,SC2154
#
# A part of ../merge.t

# What builds and people leave

new_kernel
merge "$kernel"
mkdir "$kernel/usr/klibc/syscalls" "$kernel/usr/kinit/files"
for file in usr/kinit/main.o usr/kinit/.main.o.cmd usr/kinit/.main.o.d \
	usr/kinit/init usr/kinit/init.elf usr/kinit/base.list \
	usr/kinit/base.cpio usr/kinit/files/init usr/klibc/libc.a \
	usr/klibc/built-in.a usr/klibc/modules.order usr/klibc/syscalls/read.c \
	usr/klibc/syscalls/.read.o.cmd usr/kinit/made usr/kinit/.made.cmd; do
	echo out >"$kernel/$file"
done
cp -a "$kernel" "$tmp/built"
does 'what a build left is removed' 0 ' 15 build products$' --remove "$kernel"
is_pristine 'all of it'
rm -rf "$kernel"
mv "$tmp/built" "$kernel"
echo mine >"$kernel/usr/kinit/my notes.txt"
echo mine >"$kernel/hooks.d/mine.hook"
echo mine >"$kernel/scripts/merge-kernel.d/mine.sh"
does 'what is not ours is named' 0 \
	'^left, .*: usr/kinit/my notes.txt$' --remove "$kernel"
holds 'each' grep -q 'hooks.d/mine.hook$' "$tmp/out"
holds 'among the parts of the script too' \
	grep -q 'scripts/merge-kernel.d/mine.sh$' "$tmp/out"
rm "$kernel/usr/kinit/my notes.txt" "$kernel/hooks.d/mine.hook" \
	"$kernel/scripts/merge-kernel.d/mine.sh"
rmdir "$kernel/usr/kinit" "$kernel/hooks.d" "$kernel/scripts/merge-kernel.d"
is_pristine 'and is all that is left'

# The script as it lies in a merged kernel

new_kernel
merge "$kernel"
run "$kernel/scripts/merge-kernel" "$kernel"
is 'it does not merge its own tree' "$status" 1
make_kernel "$tmp/other" 6 1
run "$kernel/scripts/merge-kernel" "$tmp/other"
holds 'nor any other' grep -q 'run the script of the kinit repository' "$tmp/err"
mv "$kernel/scripts/merge-kernel.d/remove.sh" "$tmp/"
run "$kernel/scripts/merge-kernel" --diff "$kernel"
is 'without one of its parts it does nothing' "$status$(cat "$tmp/err")" \
	"2merge-kernel: $kernel/scripts/merge-kernel.d/remove.sh is missing; run the script of the kinit repository"
mv "$tmp/remove.sh" "$kernel/scripts/merge-kernel.d/"
run "$kernel/scripts/merge-kernel" --remove "$kernel"
holds 'with them it removes' grep -q '^removed' "$tmp/out"
is_pristine 'itself too'
merge --link "$kernel"
run "$kernel/scripts/merge-kernel" "$tmp/other"
is 'a link to it is the repository'\''s' "$status" 0
rm -rf "$tmp/other"

# The real repository, a large one, and a real kernel

new_kernel
repo=$source
does 'the real repository merges' 0 '^merged' "$kernel"
merge --remove "$kernel"
is_pristine 'and goes away again'

repo="$tmp/re po"
n=0
while [ "$n" -lt 300 ]; do
	echo "$n" >"$repo/usr/klibc/string/f$n.c"
	n=$((n + 1))
done
start=$(date +%s%N)
merge "$kernel"
echo "# 300 files merged in $((($(date +%s%N) - start) / 1000000)) ms"
is '300 files' "$(find "$kernel/usr/klibc/string" -name 'f*' | wc -l)" 300
merge --remove "$kernel"
is_pristine 'come and go'

if [ -z "${KDIR_TEST:-}" ]; then
	skip 'a real kernel' 'KDIR_TEST names none'
else
	repo=$source
	rm -rf "$kernel"
	mkdir -p "$kernel"
	(cd "$KDIR_TEST" && cp -a Makefile Kbuild "$kernel/" &&
		cp -a --parents scripts usr Documentation/driver-api \
			Documentation/admin-guide "$kernel/")
	pristine=$(snapshot "$kernel")
	does 'a real kernel' 0 '^merged' "$kernel"
	does 'is merged' 0 'already merged' "$kernel"
	merge --remove "$kernel"
	is_pristine 'and restored'
fi
