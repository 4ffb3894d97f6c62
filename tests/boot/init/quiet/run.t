#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# The report is seen, and once, whatever the kernel is told to keep to itself.
set -eu
repo=$(cd "$(dirname "$0")/../../../.." && pwd)
. "$repo/tests/lib/boot.sh"

disk root right
for option in quiet loglevel=1 printk.devkmsg=off; do
	# shellcheck disable=SC2046
	boot "root=nonsense $option" $(virtio root)
	report_is "with $option the report is on the console" <<'END'
root=nonsense cannot be understood: it is none of the forms that are known here
Known are /dev/NAME, /dev/disk/by-.../NAME, MAJOR:MINOR, UUID=, LABEL=, PARTUUID=, PARTLABEL=, mtdN, ubiN:NAME and nfs:SERVER:PATH.
These block devices are there:
vda (*:0): 16.0 MiB, ext4, UUID=*
END
done
# shellcheck disable=SC2046
boot 'quiet root=/dev/vda' $(virtio root)
reached right
is "$(kinit_text)" '' 'kinit is quiet when all goes well'
done_testing
