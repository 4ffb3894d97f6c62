#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# There is no terminal, but what the kernel logs is seen: here on an early console
# that is kept. The wait is in the log, with a line every few seconds.
set -eu
repo=$(cd "$(dirname "$0")/../../../.." && pwd)
. "$repo/tests/lib/boot.sh"

console_option="console=none0 $early_console"
disk other other
# shellcheck disable=SC2046
boot_fails 'root=LABEL=none kinit.timeout=7 kinit.degraded=never' $(virtio other)
shows 'kinit: waiting, [67] s left: root=LABEL=none \(1 block device is there\)' \
	'the wait is said at its begin'
shows 'kinit: waiting, [12] s left: root=LABEL=none \(1 block device is there\)' \
	'and 5 s later'
is "$(console_text | grep -c '^kinit: waiting')" 2 'not more often'
shows 'kinit: root device not found: root=LABEL=none' 'the report is there'
is "$(tr -dc '\r' <"$console" | wc -c)" "$(grep -c '' "$console")" \
	'no line was overwritten'
done_testing
