#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# No console to ask for a passphrase on: the boot fails when its time is over, and
# nobody asks for ever. With a root elsewhere it goes on.
set -eu
repo=$(cd "$(dirname "$0")/../../../.." && pwd)
. "$repo/tests/lib/boot.sh"
. "$repo/tests/boot/luks/lib.sh"

make_disks 64M locked <<SCRIPT
printf right | cryptsetup luksFormat -q $luks2 /dev/vda -
SCRIPT
disk root plain -L elsewhere
console_option=console=none0
# shellcheck disable=SC2046
boot 'root=LABEL=inside kinit.timeout=2 kinit.degraded=never' $(virtio locked)
is "$(init_text)" '' 'no real init ran'
# shellcheck disable=SC2046
boot 'root=LABEL=elsewhere' $(virtio locked root)
reached plain
done_testing
