#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# The image of another machine: guest A, on LVM on RAID1 on a disk of NVMe and one of SCSI,
# describes itself. By that text and A's own tree an image is made here, for a kernel that A
# does not run yet. Then A boots that kernel with that image.
set -eu
KINIT_STOCK=linux-image-cloud-amd64
repo=$(cd "$(dirname "$0")/../../../.." && pwd)
. "$repo/tests/lib/boot.sh"
. "$repo/tests/lib/controllers.sh"
. "$repo/tests/boot/module/lib.sh"

guest_tree
stock=$("$repo/tests/lib/stock" "linux-image-${KINIT_STOCK##*-}")
other=$(cat "${stock%/root}/version")
link_tree "$stock/usr/lib/modules/$other" "$tree/usr/lib/modules/$other"
cp "$stock/boot/config-$other" "$stock/boot/vmlinuz-$other" "$tree/boot"

# RAID's superblocks are at the end, and the volume begins after 1 MiB, where LVM puts the
# first one: so the host can write into it.
guest_disk
make_disks 48M one two <<'SCRIPT'
new_array /dev/md0 1 /dev/vda /dev/vdb --metadata=1.0
vgcreate -q vg0 /dev/md0
lvcreate -q -L 32M -n root vg0
SCRIPT
put "$work/root.img" "$work/one.img" 2048
put "$work/root.img" "$work/two.img" 2048

# boot_a [QEMU option...]
boot_a() {
	# shellcheck disable=SC2046 # words
	boot root=/dev/vg0/root $(drive one) $(drive two) -device nvme,serial=1,drive=one \
		-device virtio-scsi-pci -device scsi-hd,drive=two "$@"
	reached A
	says 'mdstat: .* \[2/2\] \[UU\]' 'both members are in the array'
}

# It describes itself on the kernel that it runs, with an image for any machine.
boot_a
says "kernel: $stock_version" "A runs $stock_version"
guest_machine
check 'its root is described' grep -qx 'root ext4' "$work/machine"
is "$(sed -n 's/^layer //p' "$work/machine" | tr '\n' ,)" 'lvm linear,md raid1,' \
	'and what that is on'
check 'with the one controller' grep -q '^device pci:.*bc01sc08.* driver nvme$' "$work/machine"
check 'and the other' grep -q '^device virtio:d00000008v.* driver virtio_scsi$' "$work/machine"

# The image, made here.
check 'an image is made by its description' guest_image "$work/machine" "$other"
check_not 'with nothing to be said' grep -E ': (note|error): ' "$work/build.log"
size=$(stat -c %s "$work/image")
check "it is smaller than 8 MB: $size bytes" [ "$size" -lt 8000000 ]
check 'it can reach the root of A' guest_check
check 'because of the driver of NVMe' grep -q '^yes .* pci:.*bc01sc08.*: nvme$' "$work/check.log"
check 'and that of SCSI' grep -q '^yes .* virtio:d00000008v.*: virtio_scsi$' "$work/check.log"
"$build/kinitramfs/kinitramfs" inspect "$work/image" >"$work/inspect"
has_module() {
	grep -q "/lib/modules/$other/.*/$1\.ko" "$work/inspect"
}
for name in nvme virtio_scsi virtio_pci sd_mod raid1 dm-mod ext4; do
	check "module $name is in it" has_module "$name"
done
for name in ahci megaraid_sas usb-storage mmc_block xen-blkfront xfs btrfs; do
	check_not "$name is not, which A does not need" has_module "$name"
done

# Only -kernel and -initrd are others now.
stock_root=
bzimage=$tree/boot/vmlinuz-$other
boot_a -initrd "$work/image"
says "kernel: $other" "A runs $other"

# Which is not so if a driver is missing.
grep -v ' driver nvme$' "$work/machine" >"$work/without"
check 'an image without NVMe is made' guest_image "$work/without" "$other" --force
check_not 'it cannot reach the root of A' guest_check
check 'which is said' grep -q '^no .* pci:.*bc01sc08.*: nvme is not in the image$' "$work/check.log"
done_testing
