#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# root=/dev/NAME.
set -eu
repo=$(cd "$(dirname "$0")/../../../.." && pwd)
. "$repo/tests/lib/boot.sh"

disk other other
disk root right
# shellcheck disable=SC2046
boot root=/dev/vdb $(virtio other root)
reached right
mounted vdb '.*' '.*' 'it is the disk of that name'
done_testing
