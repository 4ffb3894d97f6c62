# SPDX-License-Identifier: GPL-2.0-only
# shellcheck shell=sh
#
# The host tool for tests: $tool is kinitramfs under ASan and UBSan, made if
# need be, by one test at a time. Needs common.sh.

tool=$build/tests/kinitramfs-asan/kinitramfs
mkdir -p "${tool%/*}"
flock "${tool%/*}/lock" make -s -C "$repo/scripts/kinitramfs" O="${tool%/*}" \
	CFLAGS='-g -O1 -Werror -fsanitize=address,undefined -fno-sanitize-recover=all' >&2
