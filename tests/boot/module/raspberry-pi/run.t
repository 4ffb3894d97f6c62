#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# A Raspberry Pi 3, as QEMU has it, with Debian's kernel and its device tree of that board: it
# boots from its SD card with an image for any machine, and then with one that is made by what
# it has said of itself.
set -eu
KINIT_STOCK=linux-image-arm64
repo=$(cd "$(dirname "$0")/../../../.." && pwd)
. "$repo/tests/lib/boot.sh"
. "$repo/tests/lib/controllers.sh"
. "$repo/tests/boot/module/lib.sh"

[ "$arch" = arm64 ] || skip_all 'it is a board of arm64'
stock=$("$repo/tests/lib/stock" "$KINIT_STOCK")
board=$stock/usr/lib/linux-image-$stock_version/broadcom/bcm2837-rpi-3-b.dtb
qemu="qemu-system-aarch64 -machine raspi3b,accel=tcg -dtb $board"
memory=1024
stock_name=generic
stock_options="--generic --no-hooks"
# Its first port is the radio's, and the second all that there is.
init_port=$console
console_option=console=ttyS1,115200
port_options() {
	echo "-serial file:$1"
}
guest_tree
guest_disk
truncate -s 64M "$work/root.img"

# boot_board [QEMU option...]: from power on to its last word.
boot_board() {
	start 'panic=-1 quiet root=/dev/mmcblk0' -drive "file=$work/root.img,if=sd,format=raw" "$@"
	check 'the board comes to its end' wait_for 'reboot: Restarting system' 60
	stop
	reached_from mmcblk0 A 'on the SD card root'
	says 'timeline: .* loaded bcm2835' 'its driver is a module'
}

boot_board
guest_machine
check 'the controller is described' grep -qE \
	'^device of:NmmcT\(null\)Cbrcm,bcm2835-sdhost at platform/.* driver sdhost-bcm2835$' \
	"$work/machine"
check 'an image is made by the description' guest_image "$work/machine" "$stock_version" --no-hooks
size=$(stat -c %s "$work/image")
check "it is smaller than 2 MB: $size bytes" [ "$size" -lt 2000000 ]
check 'it can reach the root' guest_check
check 'because of the driver of the SD card' grep -q \
	'^yes .* of:NmmcT(null)Cbrcm,bcm2835-sdhost: bcm2835$' "$work/check.log"
stock_root=
boot_board -initrd "$work/image"
done_testing
