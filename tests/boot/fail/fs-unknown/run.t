#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# The root is named, and nothing that is known is on it.
set -eu
repo=$(cd "$(dirname "$0")/../../../.." && pwd)
. "$repo/tests/lib/boot.sh"

truncate -s 8M "$work/zeros.img"
yes 'no file system' | head -c 8388608 >"$work/words.img"
for image in zeros words; do
	# shellcheck disable=SC2046
	boot_fails root=/dev/vda $(virtio $image)
	report_is "the report of a disk of $image says so" <<'END'
cannot mount the root file system: vda*: Invalid argument
vda (*:0): 8.0 MiB, no file system that kinit knows
Tried as: *
Nothing that kinit knows is on it, and no driver of this kernel takes it.
END
	check 'ext4 was tried' grep -qw '^Tried as:.*ext4' "$work/report"
done
done_testing
