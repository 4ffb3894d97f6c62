#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# The deadline runs out, and without panic= the machine stays as it is, so that
# the report can be read.
set -eu
repo=$(cd "$(dirname "$0")/../../../.." && pwd)
. "$repo/tests/lib/boot.sh"

one=aaaaaaaa-0001-4000-8000-000000000001
two=bbbbbbbb-0002-4000-8000-000000000002
disk one one -U $one -L first
disk two two -U $two
# shellcheck disable=SC2046
start 'root=UUID=12345678-0000-4000-8000-000000000009 kinit.timeout=3' \
	$(virtio one two)
check 'the kernel panics' wait_for 'end Kernel panic - not syncing: Attempted to kill init' 30
check 'the machine is still there' kill -0 "$qemu_pid"
stop
check 'the seconds were counted' \
	grep -q 'kinit: waiting, [12] s left: root=UUID=12345678' "$console"
report_is 'the report names what was wanted and what is there' <<END
root device not found: root=UUID=12345678-0000-4000-8000-000000000009
Waited ? s, the last 3 of them with nothing new.
These block devices are there:
vda (*:0): 16.0 MiB, ext4, UUID=$one, LABEL=first
vdb (*:16): 16.0 MiB, ext4, UUID=$two
END
is "$(init_text)" '' 'no real init ran'
done_testing
