# SPDX-License-Identifier: GPL-2.0-only
# shellcheck shell=sh
#
# The host tool for tests, under ASan and UBSan. Needs common.sh.

# kinitramfs_tool DIR: makes it if need be, by one test at a time, and copies it
# into DIR, so that it stays what it is while others make it anew: $tool.
kinitramfs_tool() {
	_objects=$build/tests/kinitramfs-asan
	tool=$1/kinitramfs
	mkdir -p "$_objects"
	(
		flock 9
		cached make -s -C "$repo/scripts/kinitramfs" O="$_objects" \
			CFLAGS='-g -O1 -Werror -fsanitize=address,undefined -fno-sanitize-recover=all' >&2
		cp "$_objects/kinitramfs" "$tool"
	) 9>"$_objects/lock"
}
