# SPDX-License-Identifier: GPL-2.0-only
# shellcheck shell=sh
#
# A part of ../kinitramfs_list.t: real programs, with this machine as the
# sysroot. What the dynamic linker itself says is the measure.

rm -rf hooks
mkdir hooks

# needs PROGRAM: the files that the dynamic linker would load, sorted
needs() {
	ldd "$1" | sed -n -e 's/.* => \(\/[^ ]*\) .*/\1/p' -e 's/^\t\(\/[^ ]*\) (.*/\1/p' |
		xargs realpath | sort -u
}

for program in bash perl git gcc-12 tar prove qemu-system-x86_64 clang gdb ssh curl apt mandoc cpio; do
	path=$(command -v "$program") || continue
	[ "$(head -c 4 "$(realpath "$path")" | tail -c 3)" = ELF ] || continue
	echo "exec $path" | hook h
	"$tool" list --hook-dir hooks --hook h >out 2>err || :
	realpath "$path" >wanted
	needs "$path" >>wanted
	sort -u wanted >sorted
	# What glibc opens by itself ldd does not know.
	sed -n 's/^file .* \(\/[^ ]*\) .* .* .*/\1/p' out | grep -v libgcc_s |
		sort -u >got
	grep -v libgcc_s sorted >wanted
	check "$program: what the dynamic linker loads" to_stderr diff -u wanted got
done

# With the rights to do so the program is started in the image alone.
if [ "$(id -u)" -eq 0 ]; then
	printf '%s\n' 'exec /bin/bash' "exec $(command -v perl)" | hook h
	rm -rf files image
	mkdir image
	"$tool" list --hook-dir hooks --hook h --files files --copy -o list
	gcc -w -I "$repo/scripts/kinitramfs" -o packer \
		"$repo/scripts/kinitramfs/pack/cpio_pack.c" \
		"$repo/scripts/kinitramfs/pack/cpio.c" \
		"$repo/scripts/kinitramfs/tree/list.c"
	./packer list | (cd image && cpio -idm --quiet) >&2
	# shellcheck disable=SC2016
	is "$(chroot image /bin/bash -c 'echo "$((6 * 7))"; echo "print 42" | perl -' </dev/null 2>&1 | tr '\n' ' ')" \
		'42 42' 'programs run in their image'
fi
