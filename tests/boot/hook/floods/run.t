#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# A command that prints without end: the log gets the beginning, printable, and the
# boot goes on.
set -eu
repo=$(cd "$(dirname "$0")/../../../.." && pwd)
. "$repo/tests/lib/boot.sh"

hook flood <<'RULES'
on early run hooktest flood
RULES
disk root root
# shellcheck disable=SC2046
boot root=/dev/vda -initrd "$work/hooks.cpio" $(virtio root)
reached root
shows 'kinit: flood: 0+' 'the first line is logged'
shows 'kinit: flood: [0-9]+ lines more' 'those that are not are counted'
size=$(wc -c <"$console")
check "the console has $size bytes, fewer than 65536" test "$size" -lt 65536
is "$(tr -dc '\033' <"$console" | wc -c)" 0 'no escape reaches the console'
done_testing
