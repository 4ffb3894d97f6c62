#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# What hooks mounted: below /dev and /run it is handed over, and elsewhere in the
# initramfs it is left as it is, while the initramfs itself is freed.
set -eu
repo=$(cd "$(dirname "$0")/../../../.." && pwd)
. "$repo/tests/lib/boot.sh"

hook mounts <<'RULES'
on early run hooktest mount devpts devpts /dev/pts
on early run hooktest mount tmpfs tmpfs /run/kept
on early run hooktest mount bind /run/kept /kept
on early run hooktest mount bind /run /usr/lib/run
on block devname=/dev/vdb run hooktest mount ext4 /dev/vdb /usr/lib/disk
on block devname=/dev/vdb run hooktest mount bind /usr/lib/disk /run/disk
on mounted run hooktest mount bind /root /usr/lib/kinit/root
on mounted run hooktest mount bind /usr/lib /usr/lib/kinit/loop
RULES
yes 'this is to be freed' | head -c 4194304 >"$work/hooks/usr/lib/kinit/large"
pack "$work/hooks"
disk root right
disk other other
# shellcheck disable=SC2046
boot 'root=/dev/vda rw' -initrd "$work/hooks.cpio" $(virtio root other)
reached right
check_not 'all was mounted' grep -q 'exit status' "$console"
says 'mount: .* / /dev/pts .* - devpts .*' 'what was mounted below /dev is there'
says 'mount: .* / /run/kept .* - tmpfs .*' 'so is what was below /run'
says 'mount: .* / /run/disk .* - ext4 /dev/vdb .*' 'even if it is a disk'
says 'kept: hooktest' 'a file of it is there, which was mounted elsewhere, too'
says 'meminfo: Unevictable: +0 kB' 'the initramfs is freed'
"$mke2fs" -V 2>/dev/null || :
for image in root other; do
	is "$(debugfs -R 'ls -p /' "$work/$image.img" 2>/dev/null |
		awk -F/ '$6 ~ /^[a-z]/ { print $6 }' | sort | tr '\n' ' ')" \
		'dev etc id lost+found proc run sbin sys ' \
		"nothing is deleted on the disk $image"
done
done_testing
