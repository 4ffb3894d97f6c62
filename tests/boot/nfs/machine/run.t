#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# A machine that runs from NFS, behind a bridge of a VLAN on a bond of two interfaces and without
# a default route, describes itself. The image that is made by that text has the drivers of all
# of these, and reaches the root again.
set -eu
repo=$(cd "$(dirname "$0")/../../../.." && pwd)
. "$repo/tests/boot/net/lib.sh"
. "$repo/tests/boot/net/switch.sh"
. "$repo/tests/boot/module/lib.sh"
. "$repo/tests/boot/nfs/lib.sh"
only_long host/kinitramfs_machine

guest_tree
guest_folder "$work/root"
start_switch one two far
trap 'stop_switch; nfs_stop; clean_up' EXIT
nfs_start 4 2
nfs_wait

boot_a() {
	# shellcheck disable=SC2046,SC2086 # words
	boot "root=nfs4:10.7.3.2:/srv/root:port=$nfs_port ip=10.7.3.77:::24:box:br0:none \
bridge=br0:bond0.5 vlan=bond0.5:bond0 bond=bond0:eth0,eth1:mode=active-backup,miimon=100" \
		$(dgram one) $(dgram two) $(dgram far) \
		-device virtio-net-pci,netdev=one,mac=52:54:00:00:00:07 \
		-device virtio-net-pci,netdev=two,mac=52:54:00:00:00:08 \
		$user_net -netdev hubport,id=h0,hubid=0,netdev=net \
		-netdev hubport,id=h1,hubid=0,netdev=far "$@"
	reached A
}

# It describes itself on an image for any machine.
boot_a
guest_machine
check 'its root is described' grep -qx 'root nfs4' "$work/machine"
is "$(sed -n 's/^layer //p' "$work/machine" | tr '\n' ,)" \
	'network br0,bridge br0,vlan bond0.5,bond bond0,' 'and what that is behind'
is "$(grep -c '^device virtio:d00000001v.* driver virtio_net$' "$work/machine")" 2 \
	'with the driver of both interfaces'

# The image, made here.
check 'an image is made by its description' guest_image "$work/machine" "$stock_version"
check_not 'with nothing to be said' grep -E ': (note|error): ' "$work/build.log"
check 'it can reach the root of A' guest_check
"$build/kinitramfs/kinitramfs" inspect "$work/image" >"$work/inspect"
has() {
	grep -q "$1" "$work/inspect"
}
for name in virtio_net virtio_pci nfs nfsv4 bridge 8021q bonding; do
	check "module $name is in it" has "/$name\.ko"
done
for name in virtio_blk e1000 ext4; do
	check_not "module $name is not" has "/$name\.ko"
done

stock_root=
boot_a -initrd "$work/image"
says "mount: .* / / ro,relatime - nfs4 10\.7\.3\.2:/srv/root .*" 'from NFS again'

# Which is not so without the driver of one of these.
grep -v '^layer bond ' "$work/machine" >"$work/without"
check 'an image without bonding is made' guest_image "$work/without" "$stock_version" --force
check_not 'it cannot reach the root of A' guest_check
check 'which is said' grep -q '^no .*layer bond bond0: .* bonding is missing$' "$work/check.log"
done_testing
