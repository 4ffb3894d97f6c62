#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# Root on an NVMe disk: by the names that udev would give its partition, and by
# UUID.
set -eu
repo=$(cd "$(dirname "$0")/../../../.." && pwd)
. "$repo/tests/lib/boot.sh"
. "$repo/tests/lib/controllers.sh"

uuid=3f1f4f5e-6a0b-4c7d-8e9f-a0b1c2d3e4f5
disk root nvme -U $uuid
disk other other
gpt_disk one root aaaaaaaa-0001-4000-8000-000000000001
gpt_disk two other aaaaaaaa-0002-4000-8000-000000000002
options="$(drive one) $(drive two) -device nvme,serial=KINIT-1,id=nvme
	-device nvme-ns,drive=two,bus=nvme,nsid=1
	-device nvme-ns,drive=one,bus=nvme,nsid=2"

# shellcheck disable=SC2086
boot root=/dev/disk/by-id/nvme-QEMU_NVMe_Ctrl_KINIT-1_2-part2 $options
reached_from nvme0n2p2 nvme 'the second name space'
# shellcheck disable=SC2086
boot root=UUID=$uuid $options
reached_from nvme0n2p2 nvme 'UUID='

# All name spaces of a disk have its old name.
# shellcheck disable=SC2086
boot_fails root=/dev/disk/by-id/nvme-QEMU_NVMe_Ctrl_KINIT-1-part2 $options
shows 'kinit: root device is ambiguous: 2 devices are .*' 'an old name is that of two'
done_testing
