#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# A kernel that kinit was not merged into: the base image comes as its initrd.
set -eu
repo=$(cd "$(dirname "$0")/../../../.." && pwd)
. "$repo/tests/lib/boot.sh"

bzimage=$kernel_dir/bzImage-unmodified
[ -f "$bzimage" ] || die "$bzimage: missing; run tests/lib/kernel --unmodified first"
uuid=aaaaaaaa-0001-4000-8000-000000000001
disk root right -U $uuid
# shellcheck disable=SC2046
boot root=UUID=$uuid $(virtio root)
check 'it does not know a root by its UUID' \
	grep -q '^Kernel panic - not syncing: VFS: Unable to mount root fs' \
	"$console"
# shellcheck disable=SC2046
boot root=UUID=$uuid $(virtio root) \
	-initrd "$kernel_dir/build/usr/kinit/base.cpio"
reached right 'kinit does, as its initrd'
done_testing
