#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# The real init finds its process as it would be if the kernel had started it: the
# same signals, limits, session, terminal ... Both are tried, and compared.
set -eu
repo=$(cd "$(dirname "$0")/../../../.." && pwd)
. "$repo/tests/lib/boot.sh"

# state: what has to be the same. Mounts are another matter. Two limits the kernel makes of the
# memory that is free when it starts, which is not the same each time: that the soft one is
# the hard one has to do.
state() {
	init_text | grep -E '^(argv.*|env|pid|cwd|session|nice|status|limits|oom|slack|devkmsg|printk|terminal|children):' |
		grep -v SigQ |
		sed -E 's/(Max (processes|pending signals) +)([0-9]+) +\3 /\1free free/'
}

disk root right
hook busy <<'RULES'
on early run hooktest say early
on block devname=/dev/vda run hooktest leave
on block devname=/dev/vda tty run hooktest say "on the terminal"
on mounted run hooktest crash
RULES
# There is no such file in the initramfs: the kernel mounts the root itself.
# shellcheck disable=SC2046
boot 'root=/dev/vda rdinit=/none word WORD=value' $(virtio root) \
	-initrd "$work/hooks.cpio"
reached right 'without kinit the root is reached'
check_not 'kinit did not run' grep -q kinit: "$console"
state >"$work/without"
# shellcheck disable=SC2046
boot 'root=/dev/vda rdinit=/init word WORD=value' $(virtio root) \
	-initrd "$work/hooks.cpio"
reached right 'so it is with kinit and hooks'
check 'the hooks ran' grep -q 'busy: hooktest crash: ended by signal' "$console"
state >"$work/with"
check 'the facts are there' test "$(wc -l <"$work/with")" -ge 30
is "$(diff "$work/without" "$work/with")" '' 'they are the same'
says_not 'fd: ([3-9]|[0-9][0-9]) .*' 'no other descriptor is open'
says 'children: none' 'there is no child'
done_testing
