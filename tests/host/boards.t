#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# The boards whose device trees Debian's kernel for arm64 has: each module that drives the
# controller of a disk on one of them, or what that depends on for its clock, power or reset,
# goes into an image for a machine that has them, and into one for any. With
# KINIT_ARCH=arm64, as "make check-arch" runs it: for its kernel is large.
set -eu
repo=$(cd "$(dirname "$0")/../.." && pwd)
. "$repo/tests/lib/common.sh"
. "$repo/tests/lib/tap.sh"
. "$repo/tests/lib/kinitramfs.sh"

[ "${KINIT_ARCH:-}" = arm64 ] || skip_all 'KINIT_ARCH=arm64 asks for it'
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
kinitramfs_tool "$work"
root=$("$repo/tests/lib/stock" linux-image-arm64)
version=$(cat "${root%/root}/version")
check 'device trees are read' "${CC:-gcc}" -O1 -g -Wall -Wextra -Werror \
	-fsanitize=address,undefined -fno-sanitize-recover=undefined -o "$work/boards" \
	"$repo/tests/host/module_index/boards.c"
find "$root/usr/lib" -name '*.dtb' -exec "$work/boards" --disks {} + | sort -u >"$work/needed"

{
	echo 'root ext4'
	sed 's/.*/device "&"/' "$work/needed"
} >"$work/machine"
"$tool" modules --machine "$work/machine" --root "$root" --kernel "$version" >"$work/modules"
# A display's clock, which one on the same chip may run from, and the clock of a radio.
awk -F '\t' '$2 !~ /^(built in|no module|nothing)/ {
	sub(/ \(needs.*/, "", $2)
	n = split($2, names, /, */)
	for (i = 1; i <= n; i++)
		print names[i]
}' "$work/modules" | sort -u | grep -vxE 'msm|rtc_hym8563' >"$work/wanted"
n=$(wc -l <"$work/wanted")
check "they need $n modules" [ "$n" -gt 100 ]

# lacks OPTION...: which of them an image lacks.
lacks() {
	"$tool" list --root "$root" --kernel "$version" --no-hooks "$@" 2>"$work/messages" |
		sed -n 's,^file .*/\([^/]*\)\.ko.* .*,\1,p' | tr - _ | sort -u >"$work/has"
	comm -23 "$work/wanted" "$work/has"
}
is "$(lacks --machine "$work/machine")" '' 'an image for such machines has them all'
is "$(lacks --generic)" '' 'and one for any has'
done_testing
