#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# Early file systems that cannot be mounted, and a command line that cannot be read: kinit
# does not crash, and says on the console which one and why.
set -eu
repo=$(cd "$(dirname "$0")/../../../.." && pwd)
. "$repo/tests/lib/boot.sh"

mkdir "$work/wrap"
"$init_cc" -static -Os -Wall -Wextra -o "$work/wrap/wrap" "$repo/tests/boot/wrap.c"
pack "$work/wrap"
disk root right
for dir in dev proc run sys; do
	# shellcheck disable=SC2046
	boot_fails "root=/dev/vda rdinit=/wrap WRAP=/$dir" \
		-initrd "$work/wrap.cpio" $(virtio root)
	shows "kinit: cannot set up the early user space: /$dir: Not a directory" \
		"/$dir is named"
done
# shellcheck disable=SC2046
boot_fails 'root=/dev/vda rdinit=/wrap WRAP=cap' -initrd "$work/wrap.cpio" \
	$(virtio root)
shows 'kinit: cannot set up the early user space: /proc: .*not permitted' \
	'what nobody may mount is named'

mkdir -p "$work/own/usr/lib/kinit"
head -c 9000 /dev/zero | tr '\0' x >"$work/own/usr/lib/kinit/cmdline"
pack "$work/own"
# shellcheck disable=SC2046
boot_fails 'root=/dev/vda' -initrd "$work/own.cpio" $(virtio root)
shows "kinit: cannot set up the early user space: /usr/lib/kinit/cmdline leaves no room for .*" \
	'words of the image that leave no room for others are named'
shows_not 'kinit: .*CONFIG_.*' 'and not the kernel'
done_testing
