# SPDX-License-Identifier: GPL-2.0-only
# shellcheck shell=sh
#
# What scenarios about hibernation share. To be sourced in place of boot.sh, with $repo set:
# the kernel is Debian's, since that of the tests cannot hibernate. What is written to swap
# space is as large as the memory in use.
KINIT_STOCK=${KINIT_STOCK:-linux-image-cloud-amd64}
. "$repo/tests/lib/boot.sh"

limit=240
swap_uuid=5a5a5a5a-0001-4000-8000-000000000001
root_uuid=aaaaaaaa-0001-4000-8000-000000000001
line="root=UUID=$root_uuid rw"
resume="resume=UUID=$swap_uuid"
disks=disk	# of the machine, as vda, vdb, ...: names of images
stock_name=generic
stock_options="--generic --no-hooks"

# The init of disks is hibernate.c.
init_id=$(cat "$repo/tests/boot/resume/hibernate.c" "$repo/tests/boot/say.h" | short_hash)
real_init() {
	_init=$build/tests/hibernate-$init_id
	[ -x "$_init" ] || {
		mkdir -p "$build/tests"
		gcc -static -Os -Wall -Wextra -o "$_init.$$" "$repo/tests/boot/resume/hibernate.c"
		mv "$_init.$$" "$_init"
	}
	echo "$_init"
}

# hibernate_disk: $work/disk.img has the root as its first partition, swap space as its second.
hibernate_disk() {
	make_tree "$work/tree" hibernated
	make_ext4 "$work/root.img" "$work/tree" -U "$root_uuid"
	truncate -s 200M "$work/swap.fs"
	mkswap -q -U "$swap_uuid" "$work/swap.fs"
	make_gpt "$work/disk.img" 220M <<-'PARTS'
	start=2048, size=32768
	start=34816, size=409600
	PARTS
	put "$work/root.img" "$work/disk.img" 2048
	dd if="$work/swap.fs" of="$work/disk.img" bs=1M seek=17 conv=notrunc,sparse status=none
}

# file_disk: $work/disk.img is a root with room for a swap file.
file_disk() {
	make_tree "$work/tree" hibernated
	truncate -s 200M "$work/disk.img"
	"$mke2fs" -q -t ext4 -b 4096 -d "$work/tree" -E root_owner=0:0 -U "$root_uuid" "$work/disk.img"
}

# boot_disks CMDLINE [QEMU options]: boot, with $disks.
boot_disks() {
	# shellcheck disable=SC2046,SC2086 # words
	boot "$@" $(virtio $disks)
}

# hibernates AREA CMDLINE [QEMU options]: the machine does.
hibernates() {
	_area=$1 _line=$2
	shift 2
	boot_disks "$_line -- hibernate $_area" "$@"
	says_hibernating
	says_not 'done' 'it does not shut down'
	cp "$init_port" "$work/hibernated"
}

says_hibernating() {
	says 'hibernating at [0-9]+' 'it hibernates'
	hibernated_at=$(init_text | sed -n 's/^hibernating at //p')
}

# resumes CMDLINE [QEMU options]: started again, it goes on where it was.
resumes() {
	boot_disks "$@"
	says "resumed after $hibernated_at" 'it is resumed'
	says 'the process goes on' 'the process in it goes on'
	says_not 'the real init is reached' 'nothing is started anew'
}

# boots_anew CMDLINE [QEMU options]: started again, it is not resumed.
boots_anew() {
	boot_disks "$@"
	says 'the real init is reached' 'the real init is started'
	says_not 'resumed after .*' 'nothing is resumed'
}

# is_gone DEVICE NAME: its image is, and kinit has said so.
is_gone() {
	shows "kinit: /dev/$1: the hibernated system is gone, it is swap space again" "$2"
}
