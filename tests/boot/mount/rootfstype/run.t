#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# rootfstype=: the right one, one of a list, a wrong one.
set -eu
repo=$(cd "$(dirname "$0")/../../../.." && pwd)
. "$repo/tests/lib/boot.sh"

uuid=aaaaaaaa-0001-4000-8000-000000000001
disk root right -U $uuid
# shellcheck disable=SC2046
boot 'root=/dev/vda rootfstype=ext4' $(virtio root)
reached right 'the right type'
# shellcheck disable=SC2046
boot 'root=/dev/vda rootfstype=bogus,ext4' $(virtio root)
reached right 'the right one in a list'
# shellcheck disable=SC2046
boot_fails 'root=/dev/vda rootfstype=bogus,worse' $(virtio root)
report_is 'the report says what was tried' <<END
rootfstype= is wrong: vda as worse: No such device
vda (*:0): 16.0 MiB, ext4, UUID=$uuid
Tried as: bogus worse
rootfstype= says bogus,worse, but what is on it is ext4.
END
done_testing
