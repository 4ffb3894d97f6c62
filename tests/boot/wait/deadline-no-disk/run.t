#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# There is no disk at all.
set -eu
repo=$(cd "$(dirname "$0")/../../../.." && pwd)
. "$repo/tests/lib/boot.sh"

boot_fails 'root=/dev/vda kinit.timeout=1'
report_is 'the report says that there is none' <<'END'
root device not found: root=/dev/vda
Waited ? s, the last 1 of them with nothing new.
There is no block device that holds anything. Is the driver of the disk's controller in this kernel?
END
done_testing
