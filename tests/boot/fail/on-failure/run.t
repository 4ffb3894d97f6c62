#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# kinit.on_failure=: the machine reboots, or powers off, after the report.
set -eu
repo=$(cd "$(dirname "$0")/../../../.." && pwd)
. "$repo/tests/lib/boot.sh"

disk root root -L root
disk other other
# -no-reboot makes QEMU end in both cases.
# shellcheck disable=SC2046
boot 'panic=0 root=LABEL=root kinit.timeout=0 kinit.degraded=never kinit.on_failure=reboot' $(virtio other)
shows 'reboot: Restarting system' 'it reboots'
shows 'kinit: root device not found: root=LABEL=root' 'after the report'
# shellcheck disable=SC2046
boot 'panic=0 root=LABEL=root kinit.timeout=0 kinit.degraded=never kinit.on_failure=poweroff' $(virtio other)
shows '(reboot|ACPI): .*(Power down|S5).*' 'it powers off'
shows 'kinit: root device not found: root=LABEL=root' 'after the report'
done_testing
