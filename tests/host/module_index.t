#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# Each module, alias, symbol and built-in of Debian's stock kernels, looked up in
# depmod's indexes by us and by libkmod: the answers are the same. With KINIT_ARCH=arm64
# ("make check-arch") of those for arm64, and for each device of their device trees.
set -eu
repo=$(cd "$(dirname "$0")/../.." && pwd)
. "$repo/tests/lib/common.sh"
. "$repo/tests/lib/tap.sh"

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
check 'the comparison is compiled' "${CC:-gcc}" -O1 -g -Wall -Wextra -Werror -D_GNU_SOURCE \
	-fsanitize=address,undefined -fno-sanitize-recover=undefined \
	-I "$repo/usr/lib" -I "$repo/scripts/kinitramfs" -o "$work/compare" \
	"$repo/tests/host/module_index/compare.c" "$repo/usr/lib/module_index.c" \
	"$repo/scripts/kinitramfs/kernel/index_write.c" \
	"$repo/scripts/kinitramfs/base/strlist.c" -lkmod
# libkmod keeps what it has found.
ASAN_OPTIONS=detect_leaks=0
export ASAN_OPTIONS
if [ "${KINIT_ARCH:-}" = arm64 ]; then
	check 'device trees are read' "${CC:-gcc}" -O1 -Wall -Wextra -Werror \
		-o "$work/boards" "$repo/tests/host/module_index/boards.c"
	root=$("$repo/tests/lib/stock" linux-image-arm64)
	find "$root/usr/lib" -name '*.dtb' -exec "$work/boards" {} + | sort -u >"$work/aliases"
	n=$(wc -l <"$work/aliases")
	check "they have $n modaliases" [ "$n" -gt 1000 ]
	check 'linux-image-arm64' quietly "$work/compare" "$root"/lib/modules/* "$work/aliases"
	root=$("$repo/tests/lib/stock" linux-image-cloud-arm64)
	check 'linux-image-cloud-arm64' quietly "$work/compare" "$root"/lib/modules/*
	done_testing
	exit
fi
for package in linux-image-cloud-amd64 linux-image-amd64; do
	root=$("$repo/tests/lib/stock" "$package")
	check "$package" quietly "$work/compare" "$root"/lib/modules/*
done
done_testing
