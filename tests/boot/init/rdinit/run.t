#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# rdinit= names another program of the initramfs: that runs, and kinit does not.
set -eu
repo=$(cd "$(dirname "$0")/../../../.." && pwd)
. "$repo/tests/lib/boot.sh"

disk root right
mkdir -p "$work/other/usr/bin"
"$init_cc" -static -Os -Wall -Wextra -o "$work/other/usr/bin/other" \
	"$repo/tests/boot/image/external-initrd/list.c"
pack "$work/other"
# shellcheck disable=SC2046
boot 'root=/dev/vda rdinit=/usr/bin/other' -initrd "$work/other.cpio" \
	$(virtio root)
says 'list: the init of the initrd runs' 'the other program runs'
says 'list: /init' 'kinit is there'
check_not 'and does not run' grep -q kinit: "$console"
done_testing
