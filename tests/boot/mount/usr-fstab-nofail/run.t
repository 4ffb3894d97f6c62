#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# A /usr of its own that the root's fstab has with "nofail" is not waited for beyond
# the deadline, nor is it an end if it cannot be mounted; one with "noauto" is not
# kinit's. The real init is in it, which shows where boot goes on without.
set -eu
repo=$(cd "$(dirname "$0")/../../../.." && pwd)
. "$repo/tests/lib/boot.sh"
# Without hooks also on a stock kernel: a check of the file system says a line more.
stock_name=generic
stock_options="--generic --no-hooks"
. "$repo/tests/boot/mount/usr_fstab.sh"

root_with_usr optional nofail
root_with_usr later noauto
# shellcheck disable=SC2046
boot_fails 'root=/dev/vda kinit.timeout=0 kinit.degraded=never' $(virtio optional)
shows "kinit: boot goes on without /usr of the root's fstab: LABEL=my usr" 'with nofail boot goes on'
shows 'kinit: the root file system has no init that can be started' 'but the init is in it'
cp "$work/usr.img" "$work/broken.img"
poke "$work/broken.img" 1123 '\0177'	# a feature that no kernel knows
# shellcheck disable=SC2046
boot_fails 'root=/dev/vda kinit.timeout=60' $(virtio optional broken)
shows "kinit: cannot mount /usr of the root's fstab: LABEL=my usr: vdb as ext4: .*" 'nor is it fatal if it cannot be mounted'
shows "kinit: boot goes on without /usr of the root's fstab: LABEL=my usr" 'boot goes on'
# shellcheck disable=SC2046
boot_fails 'root=/dev/vda kinit.timeout=60' $(virtio later usr)
shows 'kinit: the root file system has no init that can be started' 'noauto is left alone'
done_testing
