#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
set -eu
repo=$(cd "$(dirname "$0")/../../../.." && pwd)
. "$repo/tests/boot/net/lib.sh"
. "$repo/tests/boot/net/nfs.sh"

make_tree "$work/root" far
nfs_start 4
nfs_wait
nic="$user_net -device virtio-net-pci,netdev=net"
# shellcheck disable=SC2086 # words
boot "root=nfs:10.7.3.2:/srv/root:port=$nfs_port kinit.log=debug rw" $nic
reached far
cat $console
cat $init_port
done_testing
