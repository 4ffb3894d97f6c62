#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# A hook leaves a program in /run/initramfs/shutdown, and systemd, when all is
# stopped, makes that folder "/" and starts it: the root can be unmounted.
set -eu
repo=$(cd "$(dirname "$0")/../../../.." && pwd)
. "$repo/tests/lib/boot.sh"
. "$repo/tests/boot/debian/lib.sh"

mkdir -p "$work/hooks/usr/lib/kinit/shutdown"
gcc -static -Os -Wall -Wextra -o "$work/hooks/usr/lib/kinit/shutdown/program" \
	"$repo/tests/boot/debian/shutdown/shutdown.c"
hook shutdown <<'RULES'
on switch run hooktest dir /run/initramfs
on switch run hooktest copy /usr/lib/kinit/shutdown/program /run/initramfs/shutdown
RULES
debian_start systemd 'systemd.mask=report.service'
debian_log_in
debian_power_off
shows 'shutdown: it is to poweroff' 'the program runs at the end'
shows 'shutdown: the root is unmounted' 'and can unmount the root'
done_testing
