#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# kinit knows the file system, and this kernel does not.
set -eu
repo=$(cd "$(dirname "$0")/../../../.." && pwd)
. "$repo/tests/lib/boot.sh"

uuid=aaaaaaaa-0001-4000-8000-000000000001
disk root right -U $uuid
# shellcheck disable=SC2046
boot_fails "root=UUID=$uuid initcall_blacklist=ext4_init_fs" $(virtio root)
report_is 'the report names the file system' <<END
this kernel lacks the root's file system: vda as ext4: No such device
vda (*:0): 16.0 MiB, ext4, UUID=$uuid
Tried as: ext4
Its driver is not in this kernel: set CONFIG_EXT4_FS=y.
END
done_testing
