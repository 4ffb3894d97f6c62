#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# A device that cannot be written to: rw falls back to ro; a journal that is to
# be replayed is beyond help, and the report says so.
set -eu
repo=$(cd "$(dirname "$0")/../../../.." && pwd)
. "$repo/tests/lib/boot.sh"

uuid=aaaaaaaa-0001-4000-8000-000000000001
disk clean clean
disk dirty dirty -U $uuid
debugfs -w -R 'feature needs_recovery' "$work/dirty.img" \
	>"$work/debugfs.log" 2>&1
read_only() {
	printf ' -drive file=%s,if=virtio,format=raw,readonly=on' \
		"$work/$1.img"
}

# shellcheck disable=SC2046
boot 'root=/dev/vda rw' $(read_only clean)
reached clean
mounted vda 'ro,.*' 'ro.*' 'it is mounted ro'
report_is 'a warning says so' <<'END'
root is vda *
the device is read-only, so it is mounted ro
END
# shellcheck disable=SC2046
boot_fails 'root=/dev/vda rw' $(read_only dirty)
report_is 'the report explains the journal' <<END
root file system has a journal to be replayed, and its device is read-only: vda as ext4: EXT4-fs (vda): * (Read-only file system)
vda (*:0): 16.0 MiB, ext4, UUID=$uuid
Tried as: ext4
The device is read-only, and the file system must be written to, for instance to replay its journal.
Make it writable; or take what was last written for lost, with rootflags=noload and ro.
END
# shellcheck disable=SC2046
boot 'root=/dev/vda ro rootflags=noload' $(read_only dirty)
reached dirty 'what the report advises helps'
# shellcheck disable=SC2046
boot 'root=/dev/vda ro' $(virtio dirty)
reached dirty 'where it can be written to it is replayed, with ro as well'
done_testing
