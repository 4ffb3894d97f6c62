#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# A command that fails is tried again, as often as its rule says.
set -eu
repo=$(cd "$(dirname "$0")/../../../.." && pwd)
. "$repo/tests/lib/boot.sh"

hook again <<'RULES'
on early retry=2 run hooktest fail
RULES
disk root root
# shellcheck disable=SC2046
boot root=/dev/vda -initrd "$work/hooks.cpio" $(virtio root)
reached root
is "$(console_text | grep -cx 'kinit: again: hooktest: this disk is not mine')" 3 \
	'it ran three times'
is "$(console_text | grep -cx 'kinit: again: hooktest fail: exit status 3')" 1 \
	'that it failed is said once'
done_testing
