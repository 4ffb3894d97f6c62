# SPDX-License-Identifier: GPL-2.0-only
# shellcheck shell=sh disable=SC2016,SC2154
#
# A part of ../merge.t

# Half-merged trees, as they are found

# half NAME TEXT: $kernel is half merged; a merge says TEXT, --remove cleans up
half() {
	refuses "$1: a merge is refused" "half merged: $2.*; run: .*--remove" "$kernel"
	does "$1: remove" 0 '^removed' --remove "$kernel"
	is_pristine "$1: cleans up"
}

new_kernel
merge "$kernel"
sed -i 's/^state .*/state merging/' "$list"
rm -r "$kernel/usr/klibc" "$kernel/usr/kinit/main.c"
sed -i '/kinit/d' "$kernel/usr/Makefile" "$kernel/usr/Kconfig"
half 'half of the files' 'a merge was interrupted'
merge "$kernel"
sed -i 's/^state .*/state removing/' "$list"
sed -i '/kinit/d' "$kernel/usr/Makefile"
half 'a removal' 'a removal was interrupted'
merge "$kernel"
sed -i '/kinit/d' "$kernel/usr/Makefile"
half 'usr/Makefile restored' 'usr/Makefile lacks our line'
merge "$kernel"
sed -i '/kinit/d' "$kernel/usr/Kconfig"
half 'usr/Kconfig restored' 'usr/Kconfig lacks our line'
merge "$kernel"
sed -i '/kinit/d' "$kernel/usr/Makefile" "$kernel/usr/Kconfig"
half 'both restored' 'usr/Makefile lacks our line; usr/Kconfig lacks'
merge "$kernel"
rm "$list"
half 'the list lost' 'usr/Makefile has our line without .*merged.list; usr/K'
merge --link "$kernel"
rm "$list"
half 'the list of links lost' 'usr/Makefile has our line without'
merge "$kernel"
rm -r "$kernel/usr/kinit" "$kernel/hooks.d"
sed -i '/kinit/d' "$kernel/usr/Makefile"
half 'the list, a line and files lost' 'usr/Kconfig has our line without'
merge "$kernel"
sed -i "/^include/p" "$kernel/usr/Makefile"
half 'a line twice' 'usr/Makefile has our line twice'
mkdir -p "$kernel/usr/kinit/.merge-kernel/usr"
echo x >"$kernel/usr/kinit/.merge-kernel/usr/x.o"
half 'only a staging folder' 'usr/kinit/.merge-kernel is left over'
holds 'which is no build product' grep -q ' 0 build products' "$tmp/out"
merge "$kernel"
rm "$list"
echo mine >>"$kernel/usr/kinit/main.c"
does 'without a list a changed file is left, and named' 0 \
	'^left, .*: usr/kinit/main.c$' --remove "$kernel"
rm -r "$kernel/usr/kinit"
is_pristine 'and nothing else'

# Interruptions, each time that a tool renames or deletes

mkdir "$tmp/bin"
for tool in mv rm; do
	cat >"$tmp/bin/$tool" <<EOF
#!/bin/sh
case " \$* " in
*"ker nel"*)
	n=\$((\$(cat "$tmp/left") - 1))
	echo "\$n" >"$tmp/left"
	[ "\$n" -ne 0 ] || exit 1
esac
exec $(command -v "$tool") "\$@"
EOF
	chmod 0755 "$tmp/bin/$tool"
done

# The first such call is before anything is written: a merge may follow it.

# interrupted N ARGUMENT...: merge-kernel, of which the Nth such call fails
interrupted() {
	echo "$1" >"$tmp/left"
	shift
	(PATH=$tmp/bin:$PATH && run "$repo/scripts/merge-kernel" "$@" &&
		exit "$status")
}

new_kernel
n=1
wrong=
while ! interrupted "$n" "$kernel"; do
	grep -q 'stopped half way; clean up: merge-kernel --remove' "$tmp/err" ||
		wrong="$wrong silent:$n"
	merge "$kernel"
	[ "$status" -eq 1 ] || [ "$n" -eq 1 ] || wrong="$wrong merged:$n"
	merge --remove "$kernel"
	[ "$(snapshot "$kernel")" = "$pristine" ] || wrong="$wrong left:$n"
	n=$((n + 1))
done
is "a merge that is interrupted is known and cleaned up" "$wrong" ''
holds "at many places ($n)" test "$n" -gt 10

n=1
wrong=
until
	new_kernel
	merge "$kernel"
	interrupted "$n" --remove "$kernel"
do
	merge "$kernel"
	[ "$status" -eq 1 ] || [ "$n" -eq 1 ] || wrong="$wrong merged:$n"
	merge --remove "$kernel"
	[ "$(snapshot "$kernel")" = "$pristine" ] || wrong="$wrong left:$n"
	n=$((n + 1))
done
is 'so is a removal' "$wrong" ''
holds "at some places ($n)" test "$n" -gt 4

new_kernel
n=1
wrong=
new_upgrade() {
	new_repository
	new_kernel
	merge "$kernel"
	echo changed >"$repo/usr/kinit/main.c"
	echo new >"$repo/usr/kinit/new.c"
	rm "$repo/hooks.d/lvm2/own"
}
until
	new_upgrade
	interrupted "$n" "$kernel"
do
	merge --remove "$kernel"
	[ "$(snapshot "$kernel")" = "$pristine" ] || wrong="$wrong left:$n"
	n=$((n + 1))
done
is 'so is an upgrade' "$wrong" ''
holds "at some other places ($n)" test "$n" -gt 4
new_repository
