#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# A disk that does not read: in the place of the superblock, everywhere, or in
# what the kernel wants when it mounts. QEMU's blkdebug makes the errors.
set -eu
repo=$(cd "$(dirname "$0")/../../../.." && pwd)
. "$repo/tests/lib/boot.sh"

uuid=aaaaaaaa-0001-4000-8000-000000000001
disk root right -U $uuid
# bad SECTOR: reading it fails, each time; all of them, without SECTOR.
bad() {
	printf '[inject-error]\nevent = "read_aio"\nerrno = "5"\nonce = "off"\n' \
		>"$work/blkdebug.conf"
	[ $# -eq 0 ] || echo "sector = \"$1\"" >>"$work/blkdebug.conf"
	printf ' -drive if=virtio,driver=raw,file.driver=blkdebug,file.config=%s,file.image.driver=file,file.image.filename=%s' \
		"$work/blkdebug.conf" "$work/root.img"
}

# shellcheck disable=SC2046
boot_fails "root=UUID=$uuid kinit.timeout=1" $(bad 2)
report_is 'the superblock: the report says that a device cannot be read' <<END
root device not found, and a device cannot be read: root=UUID=$uuid
It may be vda, which cannot be read: Input/output error
Waited ? s, the last 1 of them with nothing new.
These block devices are there:
vda (*:0): 16.0 MiB, cannot be read: Input/output error
END
# shellcheck disable=SC2046
boot_fails 'root=/dev/vda kinit.timeout=1' $(bad)
shows 'kinit: root file system cannot be read: vda.*I/O error.*\(Input/output error\)' \
	'all of it: the cause is named, with the kernel'"'"'s words'
# The first block of the journal, in sectors of 512 bytes.
journal=$(debugfs -R 'bmap <8> 0' "$work/root.img" 2>/dev/null)
block_size=$(dumpe2fs -h "$work/root.img" 2>/dev/null | sed -n 's/^Block size: *//p')
# shellcheck disable=SC2046
boot_fails "root=UUID=$uuid" $(bad $((journal * block_size / 512)))
shows 'kinit: root file system cannot be read: vda as ext4: .*\(Input/output error\)' \
	'the journal: the cause is named'
shows 'kinit: (The kernel also says|root file system cannot be read): .*error loading journal.*' \
	'the report quotes the kernel'
done_testing
