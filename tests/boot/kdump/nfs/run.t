#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# The dump goes to an NFS server.
set -eu
repo=$(cd "$(dirname "$0")/../../../.." && pwd)
. "$repo/tests/boot/kdump/lib.sh"
only_long kdump/uuid
. "$repo/tests/boot/nfs/lib.sh"

mkdir -p "$work/root"
nfs_start 4
nfs_wait
cat >"$work/machine" <<'MACHINE'
architecture x86_64
root ext4
layer network eth0
device pci:v00001AF4d00001000sv00001AF4sd00000001bc02sc00i00
device virtio:d00000001v00001AF4
MACHINE
crash_image nfs --dump-target "nfs:10.7.3.2:/srv/root,port=$nfs_port"
crash '' -netdev user,id=net,net=10.7.3.0/24,dhcpstart=10.7.3.77 \
	-device virtio-net-pci,netdev=net
shows 'kinit: the dump is saved: /run/kinit/dump/var/crash/[0-9]*' 'the dump is saved'
set -- "$work"/root/var/crash/*
is "$# $(cd "$1" && echo *)" '1 dmesg.txt vmcore' 'the server has it'
check 'an ELF file of memory' is_vmcore "$1/vmcore"
check 'and the log' grep -q 'Kernel panic - not syncing: sysrq triggered crash' "$1/dmesg.txt"
done_testing
