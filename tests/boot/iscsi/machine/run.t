#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# A machine that runs from a disk of an iSCSI target describes itself. The image that is made
# by that text has the hook, the protocol's modules and the driver of its network interface by
# itself, and reaches the root again.
set -eu
repo=$(cd "$(dirname "$0")/../../../.." && pwd)
. "$repo/tests/boot/net/lib.sh"
. "$repo/tests/boot/module/lib.sh"
. "$repo/tests/lib/target.sh"
trap 'end_server; clean_up' EXIT
[ "$arch" = x86_64 ] || skip_all 'its iscsistart is for x86_64'

stock_root=$("$repo/tests/lib/iscsi_root" "$stock_root")
stock_name=iscsi
stock_options="--generic --network --hook open-iscsi"
guest_tree
guest_disk
server
target 1 far "$work/root.img"

# boot_a [QEMU option...]
boot_a() {
	# shellcheck disable=SC2086 # words
	boot "root=/dev/sda netroot=iscsi:10.7.3.2::$port::$iqn:far rd.iscsi.initiator=$iqn:box" \
		$user_net -device virtio-net-pci,netdev=net "$@"
	reached A
}

# It describes itself on an image for any machine.
boot_a
guest_machine
check 'its root is described' grep -qx 'root ext4' "$work/machine"
is "$(sed -n 's/^layer //p' "$work/machine" | tr '\n' ,)" 'iscsi,network eth0,' \
	'and what that is behind'
check 'with the driver of the interface' \
	grep -q '^device virtio:d00000001v.* driver virtio_net$' "$work/machine"

# The image, made here.
check 'an image is made by its description' guest_image "$work/machine" "$stock_version"
check_not 'with nothing to be said' grep -E ': (note|error): ' "$work/build.log"
check 'it can reach the root of A' guest_check
"$build/kinitramfs/kinitramfs" inspect "$work/image" >"$work/inspect"
has() {
	grep -q "$1" "$work/inspect"
}
for name in virtio_net virtio_pci iscsi_tcp sd_mod; do
	check "module $name is in it" has "/$name\.ko"
done
check 'the hook is in it' grep -qx 'hook open-iscsi: the root is on iscsi' "$work/build.log"
check_not 'a disk on this machine is not expected' has '/virtio_blk\.ko'

stock_root=
boot_a -initrd "$work/image"

# Which is not so if the interface's driver is missing.
grep -v ' driver virtio_net$' "$work/machine" >"$work/without"
check 'an image without it is made' guest_image "$work/without" "$stock_version" --force
check_not 'it cannot reach the root of A' guest_check
check 'which is said' grep -q '^no .* virtio:d00000001v.*: virtio_net is not in the image$' \
	"$work/check.log"
done_testing
