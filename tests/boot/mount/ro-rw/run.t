#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# ro and rw: the last one counts.
set -eu
repo=$(cd "$(dirname "$0")/../../../.." && pwd)
. "$repo/tests/lib/boot.sh"

disk root right
# shellcheck disable=SC2046
boot 'root=/dev/vda ro rw' $(virtio root)
reached right
mounted vda 'rw,.*' 'rw.*' 'ro rw mounts it rw'
# shellcheck disable=SC2046
boot 'rw root=/dev/vda ro' $(virtio root)
reached right
mounted vda 'ro,.*' 'ro.*' 'rw ro mounts it ro'
done_testing
