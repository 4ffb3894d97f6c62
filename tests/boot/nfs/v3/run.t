#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# A root on NFSv3, for which the kernel asks the server's rpcbind for ports.
set -eu
repo=$(cd "$(dirname "$0")/../../../.." && pwd)
. "$repo/tests/boot/net/lib.sh"
. "$repo/tests/boot/nfs/lib.sh"
only_long nfs/lan

make_tree "$work/root" far
nfs_lan
nfs_start 3,4
lan_dhcp
nfs_wait
# The file system of the server has the path for NFSv3.
# shellcheck disable=SC2086 # words
boot "root=/dev/nfs nfsroot=10.7.9.1:$work/root,vers=3 rw" $lan_nic
reached far 'NFSv3'
says "mount: .* / / rw,relatime - nfs 10.7.9.1:$work/root rw,vers=3,.*,nolock,.*,mountvers=3,.*" \
	'without locks'

# shellcheck disable=SC2086 # words
boot "nfsroot=$work/root" $lan_nic
reached far 'a path that NFSv3 alone has, at the DHCP server'
says "mount: .* / / ro,relatime - nfs 10.7.9.1:$work/root ro,vers=3,.*" 'by NFSv3'

# shellcheck disable=SC2086 # words
boot_fails "root=nfs:10.7.9.1:$work/denied,vers=3" $lan_nic
shows "kinit: NFS server 10.7.9.1 denies this machine $work/denied: Permission denied" \
	'the machine is not in the list of the export'
done_testing
