#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# 500 block devices come at once, root among them, while the uevent socket has no
# room left: kinit walks /sys again and finds it. That root went is the last that
# it hears of it, and what it heard before the walk must not count after it.
set -eu
repo=$(cd "$(dirname "$0")/../../../.." && pwd)
. "$repo/tests/lib/boot.sh"

make_tree "$work/root.tree" ram
mkdir -p "$work/hooks/usr/lib/kinit/many"
truncate -s 3M "$work/root.img"
"$mke2fs" -q -t ext4 -O ^has_journal -d "$work/root.tree" -L ram \
	"$work/root.img"
mv "$work/root.img" "$work/hooks/usr/lib/kinit/many/image"
hook many <<'RULES'
on block devname=/dev/vda timeout=60 run hooktest overrun 500 /usr/lib/kinit/many/image
RULES
disk other other
# shellcheck disable=SC2046
boot 'root=LABEL=ram kinit.log=debug loglevel=8' -initrd "$work/hooks.cpio" $(virtio other)
shows 'kinit: many: lost after [0-9]+ events' 'the socket overran'
shows 'kinit: events were lost, walking /sys again' 'kinit noticed'
is "$(console_text | sed -n 's/^kinit: found \(ram[0-9]*\) .*/\1/p' |
	sort -u | wc -l)" 500 \
	'the walk found all of them'
reached ram
done_testing
