#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# Early file systems that cannot be mounted: kinit does not crash, and says on
# the console which one and why.
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
done_testing
