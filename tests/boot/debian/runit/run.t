#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# A Debian with runit, from kinit to its login prompt and to its end.
set -eu
repo=$(cd "$(dirname "$0")/../../../.." && pwd)
. "$repo/tests/lib/boot.sh"
. "$repo/tests/boot/debian/lib.sh"

only_long

debian_start runit ''
debian_log_in
debian_power_off
debian_is /usr/sbin/runit '.*/systemd-udevd( --daemon)?' '/usr/sbin/cron'
done_testing
