#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# The image of a machine whose disk was moved to another controller: the report says which
# device it is, what would drive it, and how that is added.
set -eu
KINIT_STOCK=${KINIT_STOCK:-linux-image-amd64}
repo=$(cd "$(dirname "$0")/../../../.." && pwd)
. "$repo/tests/lib/boot.sh"
. "$repo/tests/lib/controllers.sh"

disk root here -L here
cat >"$work/machine" <<'MACHINE'
architecture x86_64
root ext4
device pci:v00001AF4d00001001sv00001AF4sd00000002bc01sc00i00 driver virtio-pci
device virtio:d00000002v00001AF4 driver virtio_blk
MACHINE
stock_dir=$work
stock_name=machine
stock_options="--machine $work/machine --no-hooks"

# shellcheck disable=SC2046
boot root=LABEL=here $(virtio root)
reached_from vda here 'on the controller that it was made for root'
size=$(stat -c %s "$image")
# 440 kB of it are ext4.
check "the image is smaller than 800 kB: $size bytes" [ "$size" -lt 800000 ]

# shellcheck disable=SC2046
boot_fails 'root=LABEL=here kinit.timeout=1' $(drive root) \
	-device ich9-ahci,id=ahci -device ide-hd,bus=ahci.0,drive=root
shows 'kinit: root device not found, and IDE controller pci 0000:00:01.1 and SATA controller pci 0000:00:.* have no driver: root=LABEL=here' \
	'the first line of the report names the device'
shows 'kinit:   SATA controller pci .* \(pci:v00008086d00002922.*\): module ahci would drive it, and is not in this image; add it: kinitramfs build --module ahci' \
	'and then what would drive it'
stock_name=machine-ahci
stock_options="$stock_options --module ahci,sd_mod"
# shellcheck disable=SC2046
boot root=LABEL=here $(drive root) \
	-device ich9-ahci,id=ahci -device ide-hd,bus=ahci.0,drive=root
reached_from sda here 'with that module root'
done_testing
