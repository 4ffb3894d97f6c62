#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# A /usr of its own, as the root's fstab has it: the real init is there. Missing, it
# is in the report.
set -eu
repo=$(cd "$(dirname "$0")/../../../.." && pwd)
. "$repo/tests/lib/boot.sh"
. "$repo/tests/boot/mount/usr_fstab.sh"

root_with_usr plain defaults,noatime
# shellcheck disable=SC2046
boot root=/dev/vda $(virtio plain usr)
reached plain
says 'mount: .* / /usr ro,noatime - ext4 /dev/vdb .*' '/usr is mounted, with its options'
# shellcheck disable=SC2046
boot_fails 'root=/dev/vda kinit.timeout=1' $(virtio plain)
shows "kinit: device of /usr not found: /usr of the root's fstab: LABEL=my usr" 'the report says that it is /usr that is missing'
done_testing
