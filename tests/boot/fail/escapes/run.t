#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# What a disk or the command line says does not reach the terminal raw.
set -eu
repo=$(cd "$(dirname "$0")/../../../.." && pwd)
. "$repo/tests/lib/boot.sh"

label=$(printf 'a\033[2Jb')
disk root right -L "$label"
# shellcheck disable=SC2046
boot_fails "root=LABEL=$(printf 'c\033[2Jd') kinit.timeout=2 kinit.degraded=never" $(virtio root)
report_is 'the report shows it escaped' <<'END'
root device not found: root=LABEL=c\\x1b[[]2Jd
Waited ? s, the last 2 of them with nothing new.
These block devices are there:
vda (*:0): 16.0 MiB, ext4, UUID=*, LABEL=a\\x1b[[]2Jb
END
check 'the wait is shown' grep -q 'kinit: waiting.*c.x1b.2Jd' "$console"
# The kernel shows its command line as it is.
is "$(grep -v 'ommand line: ' "$console" | tr -dc '\033' | wc -c)" 0 \
	'kinit sends no escape to the console'
# shellcheck disable=SC2046
boot "root=LABEL=$label" $(virtio root)
reached right 'such a label can be a root all the same'
done_testing
