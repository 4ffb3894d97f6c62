#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# A Debian whose init is busybox, from kinit to its login prompt and to its end.
set -eu
repo=$(cd "$(dirname "$0")/../../../.." && pwd)
. "$repo/tests/lib/boot.sh"
. "$repo/tests/boot/debian/lib.sh"

debian_start busybox ''
debian_log_in
debian_power_off
debian_is /usr/bin/busybox '.*/systemd-udevd( --daemon)?'
nothing_failed
done_testing
