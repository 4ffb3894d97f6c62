#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# No console at all: the kernel starts init with no descriptor open. kinit does
# not hang, and opens /dev/null in its place, so that nothing that it opens
# becomes its standard output. It waits and fails as ever, too.
set -eu
repo=$(cd "$(dirname "$0")/../../../.." && pwd)
. "$repo/tests/lib/boot.sh"

console_option=console=none0
disk root right
# shellcheck disable=SC2046
boot root=/dev/vda $(virtio root)
reached right
for fd in 0 1 2; do
	says "fd: $fd -> /dev/null" "descriptor $fd is /dev/null"
done
says_not 'fd: ([3-9]|[0-9][0-9]) .*' 'no other descriptor is open'
# shellcheck disable=SC2046
boot 'root=/dev/vdb kinit.timeout=1' $(virtio root)
is "$(init_text)" '' 'no real init ran'
done_testing
