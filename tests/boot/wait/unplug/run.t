#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# A disk that goes away while kinit waits is not in the report.
set -eu
repo=$(cd "$(dirname "$0")/../../../.." && pwd)
. "$repo/tests/lib/boot.sh"

stays=aaaaaaaa-0001-4000-8000-000000000001
disk stays stays -U $stays
disk goes goes
# shellcheck disable=SC2046
start 'panic=-1 root=LABEL=none kinit.timeout=3' $(virtio stays) \
	-device virtio-scsi-pci,id=scsi0 \
	-drive "if=none,id=goes,format=raw,file=$work/goes.img" \
	-device scsi-hd,id=disk-goes,drive=goes,bus=scsi0.0
check 'two disks are there' wait_for '\(2 block devices are there\)' 30
unplug goes
check 'then one' wait_for '\(1 block device is there\)' 30
check 'the machine stops by itself' finish
report_is 'the report names what is there at the end' <<END
root device not found: root=LABEL=none
Waited * s, the last 3 of them with nothing new.
These block devices are there:
vda (*:0): 16.0 MiB, ext4, UUID=$stays
END
done_testing
