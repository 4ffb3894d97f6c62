#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# A Debian with systemd on a plain disk, from kinit to its login prompt and to its
# end. (debian-systemd has one on LVM on md.)
set -eu
repo=$(cd "$(dirname "$0")/../../../.." && pwd)
. "$repo/tests/lib/boot.sh"
. "$repo/tests/boot/debian/lib.sh"

# Which is for the other scenario, and powers off.
debian_start systemd 'systemd.mask=report.service'
debian_log_in
# shellcheck disable=SC2016 # it is expanded over there
type_line 'echo "state: $(systemctl is-system-running --wait)" >/dev/ttyS1'
check 'systemd answers' wait_until_said 'state: .*' 60
debian_power_off
debian_is /usr/lib/systemd/systemd '.*/systemd-udevd'
says 'state: running' 'all units are started'
done_testing
