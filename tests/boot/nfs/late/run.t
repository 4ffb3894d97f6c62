#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# Root on NFSv4, from a real server that comes five seconds late: read-only as the kernel's
# nfsroot= has it, then to be written to, and below an overlay, as dracut has it.
set -eu
repo=$(cd "$(dirname "$0")/../../../.." && pwd)
. "$repo/tests/boot/net/lib.sh"
. "$repo/tests/boot/nfs/lib.sh"

# on_nfs VERSION OPTIONS: of the root that the init saw.
on_nfs() {
	says "mount: [0-9]+ [0-9]+ [0-9]+:[0-9]+ / / $2 - nfs4 10\.7\.3\.2:/srv/root ${2%%,*},vers=$1,.*" \
		"it is mounted $2, as NFSv$1"
}

make_tree "$work/root" far
nic="$user_net -device virtio-net-pci,netdev=net"
# shellcheck disable=SC2086 # words
start "panic=-1 nfsroot=10.7.3.2:/srv/root,port=$nfs_port" $nic
check 'nobody answers' wait_for 'NFS server 10.7.3.2 does not answer \(tried [2-9] times\)' 40
nfs_start 4 0 1
check 'the machine stops by itself' finish
reached far 'the server comes, and the root with it'
on_nfs 4.1 'ro,relatime'
says 'timeline: .* loaded nfsv4' 'the driver was loaded'
says 'report: root is 10.7.3.2:/srv/root, NFSv4.1' 'the report has it'

# An image for such a machine has all that it needs by itself.
nfs_machine nfs4
# shellcheck disable=SC2086 # words
boot "root=nfs4:/srv/root:vers=4.0,port=$nfs_port rootflags=noatime ip=:10.7.3.2:::box::dhcp rw" $nic
reached far 'the server is that of ip='
on_nfs 4.0 'rw,noatime'

stock_name=network
stock_options="--generic --network --no-hooks"
# shellcheck disable=SC2086 # words
boot "root=10.7.3.2:/srv/root,port=$nfs_port kinit.overlay rw" $nic
reached far 'an overlay is over it'
says 'mount: .* / / rw,relatime - overlay overlay rw,.*' 'which can be written to'
says 'mount: .* /run/kinit/lower ro,relatime - nfs4 .*' 'and the server not'
done_testing
