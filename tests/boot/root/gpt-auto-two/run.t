#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# No root=, and two disks that each have a partition of the type "root" are too many.
set -eu
repo=$(cd "$(dirname "$0")/../../../.." && pwd)
. "$repo/tests/lib/boot.sh"
. "$repo/tests/boot/root/gpt_auto.sh"

# shellcheck disable=SC2046
boot_fails rw $(virtio plain marked)
shows 'kinit: root device is ambiguous: 2 devices are no root=, so a partition of the type "root"' 'two disks with a root are too many'
done_testing
