#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# rootflags=: flags of mount(2) and options of the file system; a wrong option.
set -eu
repo=$(cd "$(dirname "$0")/../../../.." && pwd)
. "$repo/tests/lib/boot.sh"
# Without hooks also on a stock kernel: a check of the file system says a line more.
stock_name=generic
stock_options="--generic --no-hooks"

uuid=aaaaaaaa-0001-4000-8000-000000000001
disk root right -U $uuid
# shellcheck disable=SC2046
boot 'root=/dev/vda rootflags=noatime,data=journal,nodev' $(virtio root)
reached right
mounted vda 'ro,nodev,noatime' '.*data=journal.*' 'flags and options are in effect'
# shellcheck disable=SC2046
boot_fails 'root=/dev/vda rootflags=noatime,bogus=1' $(virtio root)
report_is 'the report shows the flags' <<END
cannot mount the root file system: vda as ext4: ext4: Unknown parameter 'bogus' (Invalid argument)
vda (*:0): 16.0 MiB, ext4, UUID=$uuid
Tried as: ext4
With rootflags=noatime,bogus=1
It may be the options that it refuses.
END
done_testing
