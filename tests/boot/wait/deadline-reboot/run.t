#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# The deadline runs out, and panic=1 reboots the machine.
set -eu
repo=$(cd "$(dirname "$0")/../../../.." && pwd)
. "$repo/tests/lib/boot.sh"

disk other other
# -no-reboot makes QEMU end instead.
# shellcheck disable=SC2046
boot 'root=/dev/vdb rootwait=1 panic=1' $(virtio other)
check 'the kernel panics' on_console '^Kernel panic - not syncing'
check 'it says that it reboots' grep -q '^Rebooting in 1 seconds' "$console"
report_is 'the report is there' <<'END'
root device not found: root=/dev/vdb
Perhaps:
the kernel calls the disks here vda: *
Waited ? s, the last 1 of them with nothing new.
These block devices are there:
vda (*:0): 16.0 MiB, ext4, UUID=*
END
is "$(init_text)" '' 'no real init ran'
done_testing
