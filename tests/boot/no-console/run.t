#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# No console at all: the kernel starts init with no descriptor open, and kinit
# neither hangs nor leaves one open. It waits and fails as ever, too.
set -eu
repo=$(cd "$(dirname "$0")/../../.." && pwd)
. "$repo/tests/lib/boot.sh"

console_option=console=none0
disk root right
# shellcheck disable=SC2046
boot root=/dev/vda $(virtio root)
reached right
says_not 'fd: .*' 'no descriptor is open'
# shellcheck disable=SC2046
boot 'root=/dev/vdb kinit.timeout=3' $(virtio root)
is "$(init_text)" '' 'no real init ran'
done_testing
