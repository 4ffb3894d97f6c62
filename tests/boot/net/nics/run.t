#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# Network cards of other makers, with the kernel for all machines: each gets its driver by its
# modalias and its address by DHCP. The interfaces are named by ip=, so all of them are
# waited for.
set -eu
repo=$(cd "$(dirname "$0")/../../../.." && pwd)
KINIT_STOCK=${KINIT_STOCK:-linux-image-amd64}
. "$repo/tests/boot/net/lib.sh"
[ "$arch" = x86_64 ] || skip_all 'these cards are for a PC'

# An image for a machine that has them all.
mkdir -p "$stock_dir"
cat >"$stock_dir/nics.machine" <<'MACHINE'
architecture x86_64
root ext4
layer network eth0
device pci:v00001AF4d00001001sv00001AF4sd00000002bc01sc00i00
device virtio:d00000002v00001AF4
device pci:v00008086d000010D3sv00008086sd00000000bc02sc00i00
device pci:v000010ECd00008139sv00001AF4sd00001100bc02sc00i00
device pci:v00001B36d0000000Dsv00001AF4sd00001100bc0Csc03i30
device usb:v0525pA4A2d0000dc02dsc00dp00ic02isc06ip00in00
device pci:v00008086d000010C9sv00008086sd0000A03Cbc02sc00i00
MACHINE
stock_name=nics
stock_options="--no-hooks --machine $stock_dir/nics.machine"

disk root here
net_hook
# card ID DEVICE[,OPTION...]: a network of its own with that card.
nets=
n=0
card() {
	n=$((n + 1))
	nets="$nets -netdev user,id=$1,net=10.7.$n.0/24,dhcpstart=10.7.$n.77 -device $2,netdev=$1"
}
card intel e1000e
card realtek rtl8139
nets="$nets -device qemu-xhci,id=xhci"
card usb usb-net,bus=xhci.0
drivers='e1000e 8139cp cdc_ether'
# Its address is nobody's, so it is called so.
more=ip=usb0:dhcp
# Newer ones have that of a card that virtual functions come from.
if "${qemu%% *}" -device help | grep -q '"igb"'; then
	card igb igb
	drivers="$drivers igb"
	more="$more ip=eth2:dhcp"
fi
# shellcheck disable=SC2046,SC2086 # words
boot "root=/dev/vda rd.neednet=1 ip=eth0:dhcp ip=eth1:dhcp $more" -initrd "$work/hooks.cpio" $(virtio root) $nets
reached here
for driver in $drivers; do
	says "timeline: .* loaded $driver" "the driver $driver was loaded"
done
for i in $(seq 1 "$n"); do
	shows "kinit: net: ADDRESS=10.7.$i.77" "an address of network $i"
done
done_testing
