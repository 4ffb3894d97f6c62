#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# A root on NFS that the server does not give: the first line of the report says why, and no
# time is lost by waiting.
set -eu
repo=$(cd "$(dirname "$0")/../../../.." && pwd)
. "$repo/tests/boot/net/lib.sh"
. "$repo/tests/boot/nfs/lib.sh"

make_tree "$work/root" far
nfs_start 4 1 2
nfs_wait
nic="$user_net -device virtio-net-pci,netdev=net"
# shellcheck disable=SC2086 # words
boot_fails "root=nfs:/srv/denied:vers=4.2,port=$nfs_port" $nic
shows 'kinit: NFS server 10.7.3.2 has no /srv/denied: No such file or directory' \
	'the server hides what is not for this machine'
shows 'kinit: With NFSv4 .* A server also hides what a machine may not have.' 'which is told'
shows "kinit: Tried was 10.7.3.2:/srv/denied, NFSv4.2, with the options vers=4.2,port=$nfs_port" \
	'the report has what was tried'

if is_long; then
	# shellcheck disable=SC2086 # words
	boot_fails "root=nfs:/srv/root,vers=4.0,port=$nfs_port" $nic
	shows 'kinit: NFS server 10.7.3.2 does not support NFSv4.0: Protocol not supported' \
		'the server does not have that version'

	# The mount itself does not end then.
	kill -STOP "$nfs_pid"
	# shellcheck disable=SC2086 # words
	boot_fails "root=nfs:/srv/root,port=$nfs_port kinit.timeout=5" $nic
	kill -CONT "$nfs_pid"
	shows 'kinit: NFS server 10.7.3.2 does not answer \(tried 1 time\)' 'a server that is silent'
	shows 'kinit: waiting, [0-4] s left: NFS server 10.7.3.2 does not answer .*' \
		'which the line says that shows that kinit waits'
fi

# An image for a machine whose root is elsewhere.
nfs_machine ext4
# shellcheck disable=SC2086 # words
boot_fails "root=nfs:/srv/root,port=$nfs_port" $nic
shows 'kinit: this kernel has no NFS: the module nfs is not in this image: No such device' \
	'the image has no driver for it'
done_testing
