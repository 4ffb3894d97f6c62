#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# A command that hangs is killed when its time is over, and so is what it has
# started: nothing of it is left for the real init.
set -eu
repo=$(cd "$(dirname "$0")/../../../.." && pwd)
. "$repo/tests/lib/boot.sh"

hook slow <<'RULES'
on early timeout=2 run hooktest hang
on block devname=/dev/vda timeout=2 run hooktest hang
RULES
disk root root
# shellcheck disable=SC2046
boot root=/dev/vda -initrd "$work/hooks.cpio" $(virtio root)
reached root
is "$(console_text | grep -cx 'kinit: slow: hooktest hang: still running after 2 s, stopped')" 2 \
	'both are stopped'
says 'children: none' 'nothing of them is left'
done_testing
