#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# A boot fails, the kernel panics and reboots; the next boot finds kinit's report
# in pstore, which here is a part of memory.
set -eu
repo=$(cd "$(dirname "$0")/../../../.." && pwd)
. "$repo/tests/lib/boot.sh"

hook pstore <<'RULES'
on early run hooktest pstore
RULES
disk other other -L other
# The later option is the one that counts: a reset is one here.
# shellcheck disable=SC2046
start 'panic=-1 root=LABEL=none kinit.timeout=0 kinit.degraded=never memmap=1M$0x8000000 ramoops.mem_address=0x8000000 ramoops.mem_size=0x100000 ramoops.record_size=0x20000' \
	-action reboot=reset -initrd "$work/hooks.cpio" $(virtio other)
check 'the second boot powers the machine off' finish
is "$(grep -c 'Run /init as init process' "$console")" 2 'there were two boots'
is "$(grep -c 'Kernel panic' "$console")" 1 'the first one panicked'
for line in 'root device not found: root=LABEL=none' \
	'These block devices are there:' \
	'  vda .*, LABEL=other'; do
	says "(<[0-9]+>)?(\[ *[0-9.]+\] )?kinit: $line" "the next one has: $line"
done
done_testing
