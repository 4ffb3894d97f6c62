#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# An initrd of the boot loader is laid over the base image: it adds files, and
# it replaces /init. Plain and compressed.
set -eu
repo=$(cd "$(dirname "$0")/../../../.." && pwd)
. "$repo/tests/lib/boot.sh"

uuid=aaaaaaaa-0001-4000-8000-000000000001
disk root right -U $uuid
mkdir -p "$work/add/etc" "$work/replace"
yes 'this is to be freed' | head -c 4194304 >"$work/add/etc/added"
"$init_cc" -static -Os -Wall -Wextra -o "$work/replace/init" \
	"$repo/tests/boot/image/external-initrd/list.c"
pack "$work/add"
pack "$work/replace"
gzip -k "$work/add.cpio"
cat "$work/replace.cpio" "$work/add.cpio.gz" >"$work/both.cpio"

for initrd in add.cpio add.cpio.gz; do
	# shellcheck disable=SC2046
	boot root=UUID=$uuid $(virtio root) -initrd "$work/$initrd"
	reached right "kinit boots with $initrd over it"
	# The pages of a ramfs are unevictable.
	says 'meminfo: Unevictable: +0 kB' 'what it added is freed, too'
done

boot 'root=/dev/vda' -initrd "$work/both.cpio"
says 'list: the init of the initrd runs' 'it replaces /init'
for file in /dev /etc /init /proc /root /run /sys /etc/added; do
	says "list: $file" "$file is there"
done
done_testing
