#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# The driver of the root's disk wants firmware. If the image lacks it, the report says so,
# and the option that it names helps. If the module says what it wants, it is packed, as
# the kernel can load it: Debian's unpacks xz, and not zstd. The machine that runs then knows
# what was loaded, and describes itself with it.
set -eu
KINIT_STOCK=linux-image-cloud-amd64
repo=$(cd "$(dirname "$0")/../../../.." && pwd)
. "$repo/tests/lib/boot.sh"
. "$repo/tests/boot/module/lib.sh"

disk root here -L here
wants_root
stock_root=$work/stock
stock_dir=$work
firmware=$stock_root/usr/lib/firmware/kinit-test
cat >"$work/machine" <<'MACHINE'
device pci:v00001AF4d00001001sv00001AF4sd00000002bc01sc00i00
device virtio:d00000002v00001AF4 driver virtio_blk
MACHINE
wanted="--machine $work/machine --no-hooks"

# The module does not say that it may want this one.
stock_name=without
stock_options=$wanted
other='virtio_blk.firmware=kinit-test/other.bin virtio_blk.also=kinit-test/also.bin'
# shellcheck disable=SC2046
boot_fails "root=LABEL=here kinit.timeout=1 $other" $(virtio root)
shows 'kinit: root device not found, and virtio_blk did not get the firmware kinit-test/other.bin for virtio disk virtio virtio[0-9] \(add it: kinitramfs build --firmware kinit-test/other.bin\), and IDE controller pci [0-9:.]* has no driver: root=LABEL=here' \
	'the first line names the firmware, who asked for it, and what to do; and what else may be'
shows 'kinit:   virtio-pci did not get the firmware kinit-test/also.bin for 0000:00:0[0-9].0 .*' \
	'another that the driver could do without comes below'
check 'the report names each once' count_is 1 'kinit:   virtio_blk did not get the firmware'
check_not 'and no more' count_is 2 'kinit:   virtio_blk did not get the firmware'
check 'the build has said what the module may want' grep -q \
	'note: module virtio_blk may want the firmware kinit-test/disk.bin, which is not below ' \
	"$image.log"

# As the report says.
option=$(console_text | sed -n 's/^kinit: root .*(add it: kinitramfs build \([^)]*\)).*: root=.*/\1/p')
mkdir -p "$firmware"
echo firmware >"$work/plain"
zstd -q "$work/plain" -o "$firmware/other.bin.zst"
stock_name=asked
stock_options="$wanted $option"
# shellcheck disable=SC2046
boot "root=LABEL=here $other" $(virtio root)
reached here 'with that option the root'
check_not 'nothing is said of what was not needed' on_console 'kinit: .*firmware'

xz -c --check=crc32 "$work/plain" >"$firmware/disk.bin.xz"
stock_name=packed
stock_options=$wanted
guest_tree
guest_disk
# shellcheck disable=SC2046
boot 'root=/dev/vda virtio_blk.also=kinit-test/disk.bin' $(virtio root)
reached A 'with what the module says by itself, the root'
guest_machine
check 'it describes itself with that, for the PCI device of the disk' grep -qx 'firmware kinit-test/disk.bin' "$work/machine"
is "$(grep -c '^firmware ' "$work/machine")" 1 'and no other'
check 'as xz has compressed it' sh -c \
	"'$build/kinitramfs/kinitramfs' inspect '$image' | grep -q 'firmware/kinit-test/disk.bin.xz$'"
check_not 'nothing was missing then' grep -q 'may want' "$image.log"
done_testing
