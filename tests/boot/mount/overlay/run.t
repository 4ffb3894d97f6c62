#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# kinit.overlay: what is written goes to memory, or to a device, and never to the
# root, here a squashfs.
set -eu
repo=$(cd "$(dirname "$0")/../../../.." && pwd)
. "$repo/tests/lib/boot.sh"

make_tree "$work/squash.tree" squash
mksquashfs "$work/squash.tree" "$work/squash.img" -quiet -no-progress -all-root \
	>"$work/mksquashfs.log"
disk upper upper -L upper
# shellcheck disable=SC2046
boot 'root=/dev/vda kinit.overlay' $(virtio squash)
reached squash
says 'mount: .* / / rw,.* - overlay overlay .*' 'the root is an overlay, to be written to'
says 'mount: .* / /run/kinit/lower ro,.* - squashfs /dev/vda .*' 'over the squashfs'
says 'mount: .* / /run/kinit/upper rw,.* - tmpfs .*' 'with memory'
# shellcheck disable=SC2046
boot 'root=/dev/vda kinit.overlay=LABEL=upper' $(virtio squash upper)
reached squash
says 'mount: .* / / rw,.* - overlay overlay .*' 'the root is an overlay'
says 'mount: .* / /run/kinit/upper rw,.* - ext4 /dev/vdb .*' 'with a device'
says_not 'mount: .* - tmpfs .*upper.*' 'and without memory'
check 'which has a folder for it' sh -c \
	"debugfs -R 'stat /kinit/files' '$work/upper.img' 2>/dev/null | grep -q 'Type: directory'"
# A root that is there and an upper layer that is not.
# shellcheck disable=SC2046
boot_fails 'root=/dev/vda kinit.overlay=LABEL=upper kinit.timeout=0 kinit.degraded=never' $(virtio squash)
shows 'kinit: overlay device not found: kinit.overlay=LABEL=upper' 'the report says which device is missing'
done_testing
