#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# No root= at all, and no partition that says it is one: the report says what
# there is to name.
set -eu
repo=$(cd "$(dirname "$0")/../../../.." && pwd)
. "$repo/tests/lib/boot.sh"

uuid=aaaaaaaa-0001-4000-8000-000000000001
disk root right -U $uuid -L here
# shellcheck disable=SC2046
boot_fails 'ro kinit.timeout=2' $(virtio root)
report_is 'the report names what could be the root' <<END
no root= on the kernel's command line, and no partition says that it is the root
These block devices are there:
vda (*:0): 16.0 MiB, ext4, UUID=$uuid, LABEL=here
Boot with root=UUID=..., or any other name in this list.
END
done_testing
