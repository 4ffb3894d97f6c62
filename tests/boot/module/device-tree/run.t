#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# A board that describes itself by a device tree: its disk is no PCI device, and depends on
# another device whose driver is a module, too. The report names both if they are missing.
set -eu
KINIT_STOCK=linux-image-arm64
repo=$(cd "$(dirname "$0")/../../../.." && pwd)
. "$repo/tests/lib/boot.sh"
. "$repo/tests/lib/controllers.sh"

[ "$arch" = arm64 ] || skip_all 'PCs have no device tree'
disk root here -L here
stock_name=generic
stock_options="--generic --no-hooks"

# boot_board VERB: by this one's device tree, if there is one.
boot_board() {
	# shellcheck disable=SC2046,SC2086 # words
	"$1" 'root=LABEL=here kinit.timeout=8' $(drive root) -device virtio-blk-device,drive=root \
		$_tree
}

_tree=
boot_board boot
reached_from vda here 'on virtio-mmio root'
says 'timeline: .* loaded virtio_mmio' 'its driver is a module'

# The last slot, which QEMU fills first, gets its power from what is on a bus of two wires.
# shellcheck disable=SC2086 # words
$qemu -m "$memory" -nodefaults -display none -machine "dumpdtb=$work/board.dtb" \
	>"$work/dumpdtb.log" 2>&1
gpio=$(fdtget "$work/board.dtb" /pl061@9030000 phandle)
fdtput -c "$work/board.dtb" /two-wires
fdtput -t s "$work/board.dtb" /two-wires compatible kinit,two-wires i2c-gpio
fdtput -t x "$work/board.dtb" /two-wires sda-gpios "$(printf %x "$gpio")" 4 6
fdtput -t x "$work/board.dtb" /two-wires scl-gpios "$(printf %x "$gpio")" 5 6
fdtput -t x "$work/board.dtb" /two-wires phandle abcd
fdtput -t x "$work/board.dtb" /virtio_mmio@a003e00 power-supply abcd
_tree="-dtb $work/board.dtb"
boot_board boot
reached_from vda here 'behind what it depends on root'
says 'timeline: .* loaded i2c_gpio' 'whose driver is loaded'

stock_dir=$work
stock_name=without-supplier
stock_options='--module virtio_mmio,virtio_blk,ext4 --no-hooks'
boot_board boot_fails
shows 'kinit:   device platform two-wires \(of:Ntwo-wiresT\(null\)Ckinit,two-wiresCi2c-gpio\): module i2c_gpio would drive it, and is not in this image; add it: kinitramfs build --module i2c_gpio' \
	'the report says what would drive that'
shows 'kinit:   virtio device platform a003e00.virtio_mmio \(.*\): module virtio_mmio is for it; it depends on platform:two-wires, which has no driver' \
	'and which disk depends on it'
shows_not 'kinit:   .*a000200\.virtio_mmio.*' 'but no slot that is empty'

stock_name=without
stock_options='--module virtio_pci --no-hooks'
boot_board boot_fails
shows 'kinit: root device not found, and virtio device platform a[0-9a-f]*.virtio_mmio and 30 like it.* have no driver: root=LABEL=here' \
	'its first line names the disk'
shows 'kinit:   virtio device platform .* \(of:Nvirtio_mmioT\(null\)Cvirtio,mmio\): module virtio_mmio would drive it, and is not in this image; add it: .*' \
	'and then what would drive it'
is "$(console_text | grep -c 'kinit:   virtio device')" 2 'one of 31 is enough'
done_testing
