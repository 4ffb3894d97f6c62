#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# A root= that cannot be understood: nobody waits.
set -eu
repo=$(cd "$(dirname "$0")/../../../.." && pwd)
. "$repo/tests/lib/boot.sh"

limit=40	# less than the deadline
disk root right
# shellcheck disable=SC2046
boot_fails 'root=nonsense kinit.timeout=60' $(virtio root)
report_is 'the report says which forms there are' <<'END'
root=nonsense cannot be understood: it is none of the forms that are known here
Known are /dev/NAME, /dev/disk/by-.../NAME, MAJOR:MINOR, UUID=, LABEL=, PARTUUID=, PARTLABEL=, mtdN, ubiN:NAME and nfs:SERVER:PATH.
These block devices are there:
vda (*:0): 16.0 MiB, ext4, UUID=*
END
done_testing
