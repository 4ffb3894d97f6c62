#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# The dump goes to a logical volume on a RAID1: mdadm and lvm run in the crash kernel, which
# has 128 MiB as any.
set -eu
repo=$(cd "$(dirname "$0")/../../../.." && pwd)
. "$repo/tests/boot/kdump/lib.sh"
only_long kdump/uuid

make_disks 400M one two <<'SCRIPT'
new_array /dev/md0 1 /dev/vda /dev/vdb
vgcreate -q vg0 /dev/md0
lvcreate -q -l 100%FREE -n crash vg0
mke2fs -q -t ext4 /dev/vg0/crash
SCRIPT
crash_machine ext4 'lvm linear' 'md raid1'
crash_image lvm-on-md --dump-target /dev/vg0/crash
# shellcheck disable=SC2046 # words
crash '' $(virtio one two)
shows 'kinit: the target of the dump is dm-0 = mapper/vg0-crash .*' 'the volume is found'
shows 'kinit: the dump is saved: /run/kinit/dump/var/crash/[0-9]*' 'and has the dump'
# Where the array's data begins stands in its superblock; the volume is 1 MiB behind that.
offset=$(od -An -tu8 -j $((4096 + 128)) -N 8 "$work/one.img")
dd if="$work/one.img" of="$work/crash.img" bs=1M iflag=skip_bytes conv=sparse status=none \
	skip=$((offset * 512 + 1048576))
is "$(dump_files "$work/crash.img")" 'dmesg.txt vmcore' 'half of the mirror has it whole'
dump_take "$work/crash.img" vmcore
check 'an ELF file of memory' is_vmcore "$work/vmcore"
done_testing
