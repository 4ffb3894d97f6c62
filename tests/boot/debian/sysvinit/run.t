#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# A Debian with sysvinit, from kinit to its login prompt and to its end.
set -eu
repo=$(cd "$(dirname "$0")/../../../.." && pwd)
. "$repo/tests/lib/boot.sh"
. "$repo/tests/boot/debian/lib.sh"
only_long debian/systemd

debian_start sysvinit ''
debian_log_in
debian_power_off
debian_is /usr/sbin/init '.*/systemd-udevd( --daemon)?' '/usr/sbin/cron'
nothing_failed
done_testing
