#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# No root=: the partition of the type that says "root of this architecture" is
# found, the first of the disk, but not one that is marked as not to be mounted.
set -eu
repo=$(cd "$(dirname "$0")/../../../.." && pwd)
. "$repo/tests/lib/boot.sh"
. "$repo/tests/boot/root/gpt_auto.sh"

# shellcheck disable=SC2046
boot rw $(virtio plain)
reached two
mounted vda2 'rw,.*' '.*' 'it is the first of the type'
# shellcheck disable=SC2046
boot rw $(virtio marked)
reached three 'the next, if that is not to be mounted'
# shellcheck disable=SC2046
boot rw $(virtio protected)
reached two
mounted vda2 'ro,.*' '.*' 'a partition that is read-only is mounted so'
done_testing
