#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# Root on a disk of another machine by NVMe over TCP, with Debian's nvme-cli. That machine is a
# second guest, with the kernel's own target; the first reaches it at the address 10.7.3.2, which
# is QEMU's gateway to 127.0.0.1, from where QEMU forwards it to the second.
set -eu
repo=$(cd "$(dirname "$0")/../../../.." && pwd)
. "$repo/tests/boot/net/lib.sh"
. "$repo/tests/lib/controllers.sh"
only_long tests/host/nvmf_connect.t

stock_root=$("$repo/tests/lib/package_root" "$stock_root" "$arch" nvme-cli)
port=$((40000 + $$ % 10000))
us=nqn.2014-08.org.nvmexpress:uuid:5b1c9b5e-6d1f-4f0a-9c57-0123456789ab
disk root far -L far

# The target's image: a hook of its own, that its kernel and network are got ready for.
mkdir -p "$work/hooks/target"
cp "$(dirname "$0")/serve" "$work/hooks/target/"
cat >"$work/hooks/target.hook" <<'HOOK'
own serve
exec /usr/bin/mkdir
exec /usr/bin/ln
exec /usr/bin/mount
module nvmet nvmet-tcp configfs
on network retry=60 run serve
HOOK
: >"$work/target.console"
stock_image nvmf-target --generic --network --hook-dir "$work/hooks" --hook target
# shellcheck disable=SC2046,SC2086 # words
$qemu -m 512 -nodefaults -no-reboot -display none -serial "file:$work/target.console" \
	-netdev "user,id=net,net=10.7.3.0/24,host=10.7.3.1,hostfwd=tcp:127.0.0.1:$port-10.7.3.2:$port" \
	-device virtio-net-pci,netdev=net $(virtio root) \
	-kernel "$bzimage" -initrd "$image" -append "$console_option panic=-1 root=LABEL=nowhere rootwait \
		ip=10.7.3.2:::24::eth0:none nvmet.address=10.7.3.2 nvmet.port=$port nvmet.host=$us" \
	</dev/null >"$work/target.log" 2>&1 &
target_pid=$!
trap 'kill "$target_pid"; clean_up' EXIT
until grep -q 'the target serves' "$work/target.console"; do
	kill -0 "$target_pid" || die "the target ends: $(tail "$work/target.console" "$work/target.log")"
	sleep 0.2
done

stock_name=nvmf
stock_options="--generic --network --hook nvmf"
nic="$user_net -device virtio-net-pci,netdev=net"
# shellcheck disable=SC2086 # words
boot "root=LABEL=far rw rd.nvmf.discover=tcp,10.7.3.2,,$port rd.nvmf.hostnqn=$us" $nic
reached far
mounted 'nvme[0-9]n1' '.*' rw 'as dracut has it'
says 'timeline: .* loaded virtio_net' 'which asks for the network by itself'

# The target tells nobody else of it.
# shellcheck disable=SC2086 # words
boot_fails "root=LABEL=far rd.nvmf.discover=tcp,10.7.3.2,,1 rd.nvmf.discover=tcp,10.7.3.2,,$port rd.nvmf.hostnqn=nqn.2026-11.org.example:us kinit.timeout=3" $nic
shows 'kinit: nvmf: the NVMe discovery controller 10.7.3.2 port 1 refuses a connection' \
	'that there is no target is told'
shows "kinit: root device not found, and nvmf says that the NVMe discovery controller 10.7.3.2 port $port names no disk to nqn.2026-11.org.example:us \(tried [23] times\): .*" \
	'the report begins with it that no disk is for us'

# An image for this machine has what it needs by itself, and what is in /etc/nvme.
cat >"$work/far.machine" <<MACHINE
architecture $arch
root ext4
layer nvme-tcp
layer network eth0
device pci:v00001AF4d00001000sv00001AF4sd00000001bc02sc00i00
device virtio:d00000001v00001AF4
MACHINE
stock_name=nvmf-machine
stock_options="--machine $work/far.machine"
mkdir -p "$work/etc/etc/nvme"
echo "$us" >"$work/etc/etc/nvme/hostnqn"
echo "--transport=tcp --traddr=10.7.3.2 --trsvcid=$port" >"$work/etc/etc/nvme/discovery.conf"
pack "$work/etc"
# shellcheck disable=SC2086 # words
boot "root=LABEL=far ip=dhcp" $nic -initrd "$work/etc.cpio"
reached far
mounted 'nvme[0-9]n1' '.*' '.*' 'by an image for this machine, from discovery.conf'
done_testing
