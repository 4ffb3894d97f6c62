#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# Root on an export of an NBD server, by Debian's nbd-client: as dracut's users name it, as
# Debian's do, and a logical volume on it. The server is a real one, on 127.0.0.1.
set -eu
repo=$(cd "$(dirname "$0")/../../../.." && pwd)
. "$repo/tests/boot/net/lib.sh"
. "$repo/tests/boot/net/nbd_server.sh"

stock_root=$("$repo/tests/lib/package_root" "$stock_root" "$arch" nbd-client)
stock_name=nbd
stock_options="--generic --network --hook nbd"

disk root far -L far
cp --sparse=always "$work/root.img" "$work/shown.img"
make_disks 48M volume <<'SCRIPT'
vgcreate -q vg0 /dev/vda
lvcreate -q -L 32M -n root vg0
make_root /dev/vg0/root lvm-on-nbd
SCRIPT
nbd_server <<EXPORTS
[far]
	exportname = $work/root.img
[shown]
	exportname = $work/shown.img
	readonly = true
[volume]
	exportname = $work/volume.img
EXPORTS
# The machine reaches it at its gateway's address.
nic="$user_net -device virtio-net-pci,netdev=net"
# shellcheck disable=SC2086 # words
boot "root=nbd:10.7.3.2:far:ext4:noatime,rw:port=$port,timeout=30" $nic
reached far
mounted nbd0 'rw,noatime' rw 'as dracut has it, with its options'
says 'timeline: .* loaded virtio_net' 'which asks for the network by itself'
shows 'kinit: nbd: connecting nbd0 to the export far of 10.7.3.2' 'it is connected to'

# shellcheck disable=SC2086 # words
boot "root=/dev/nbd1 rw nbdroot=10.7.3.2:$port/shown" $nic
reached far
mounted nbd1 '.*' ro 'as Debian has it, on the device of that name, read-only as the server says'

# An image for this machine has what it needs by itself.
cat >"$work/far.machine" <<MACHINE
architecture $arch
root ext4
layer lvm linear
layer nbd
layer network eth0
device pci:v00001AF4d00001000sv00001AF4sd00000001bc02sc00i00
device virtio:d00000001v00001AF4
MACHINE
stock_name=nbd-machine
stock_options="--machine $work/far.machine"
# shellcheck disable=SC2086 # words
boot "root=/dev/vg0/root rw netroot=nbd:10.7.3.2:volume:::port=$port" $nic
reached lvm-on-nbd 'a logical volume on it, by an image for this machine'

# shellcheck disable=SC2086 # words
boot_fails "root=LABEL=far netroot=nbd:10.7.3.2:far:::port=1 netroot=nbd:10.7.3.2:near:::port=$port kinit.timeout=3" $nic
shows 'kinit: nbd: the NBD server 10.7.3.2 refuses a connection to port 1' 'a server that is not there is told'
shows "kinit: root device not found, and nbd says that the NBD server 10.7.3.2 has no export near \(tried [23] times\): root=.*" \
	'the report begins with what the last of them lacks'
done_testing
