#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# root=MAJOR:MINOR, and the same as one hexadecimal number. The kernel gives
# each virtio disk 16 minors; their major depends on what else is built in, and
# a boot by name tells it.
set -eu
repo=$(cd "$(dirname "$0")/../../../.." && pwd)
. "$repo/tests/lib/boot.sh"

disk other other
disk root right
# shellcheck disable=SC2046
boot root=/dev/vdb $(virtio other root)
major=$(init_text |
	sed -n 's|^mount: [0-9]* [0-9]* \([0-9]*\):16 / / .*|\1|p')
for devno in "$major:16" "$(printf '%x10' "$major")"; do
	# shellcheck disable=SC2046
	boot "root=$devno" $(virtio other root)
	reached right "root=$devno is reached"
	mounted vdb '.*' '.*' "root=$devno is the second disk"
done
done_testing
