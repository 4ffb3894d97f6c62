#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# A root on NFS by a kernel that has everything built in, network and NFS, and kinit: there is no
# initrd. It has NFSv4.0 and no newer version, so kinit comes down to that.
set -eu
repo=$(cd "$(dirname "$0")/../../../.." && pwd)
KINIT_STOCK=
. "$repo/tests/boot/net/lib.sh"
. "$repo/tests/boot/nfs/lib.sh"

make_tree "$work/root" far
nfs_start 4 0 1 2
nfs_wait
nic="$user_net -device virtio-net-pci,netdev=net"

# on_nfs OPTIONS
on_nfs() {
	says "mount: [0-9]+ [0-9]+ [0-9]+:[0-9]+ / / $1,relatime - nfs4 10\.7\.3\.2:/srv/root $1,vers=4.0,.*" \
		"it is mounted $1, as NFSv4.0"
	says_not 'timeline: .* loaded .*' 'no module was loaded'
}

# kinit asks for an address.
# shellcheck disable=SC2086 # words
boot "root=nfs:10.7.3.2:/srv/root,port=$nfs_port" $nic
reached far 'a root on NFS, and no initrd'
on_nfs ro
says 'timeline: .* dhcp eth0.*' 'by the address that kinit asked for'

# The kernel itself has asked for one, as nfsroot.rst says, but cannot mount the root.
# shellcheck disable=SC2086 # words
boot "root=/dev/nfs nfsroot=/srv/root,port=$nfs_port ip=dhcp rw" $nic
reached far 'with the words of nfsroot.rst'
on_nfs rw
check 'the kernel has asked' on_console 'IP-Config: Got DHCP answer from 10.7.3.2'
says_not 'timeline: .* dhcp eth0.*' 'and kinit has not'

# What such a kernel does not have.
# shellcheck disable=SC2086 # words
boot_fails "root=nfs:10.7.3.2:/srv/root,port=$nfs_port,vers=4.1" $nic
shows 'kinit: the kernel refuses the options of the root on NFS: Invalid argument' \
	'a version that the kernel does not have'
done_testing
