# SPDX-License-Identifier: GPL-2.0-only
# shellcheck shell=sh
#
# What scenarios about hibernation share, after boot.sh: Debian's kernel, since that of the
# tests cannot hibernate. What is written to swap space is as large as the memory in use.

limit=240
swap_uuid=5a5a5a5a-0001-4000-8000-000000000001
root_uuid=aaaaaaaa-0001-4000-8000-000000000001
stock_name=generic
stock_options="--generic --no-hooks"

# The init of disks is hibernate.c.
init_id=$(short_hash <"$repo/tests/boot/resume/hibernate.c")
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

# hibernates AREA CMDLINE [QEMU options]: the machine does.
hibernates() {
	_area=$1 _line=$2
	shift 2
	boot "$_line -- hibernate $_area" "$@"
	says 'hibernating at [0-9]+' 'it hibernates'
	says_not 'done' 'it does not shut down'
	cp "$init_port" "$work/hibernated"
	hibernated_at=$(init_text | sed -n 's/^hibernating at //p')
}

# resumes CMDLINE [QEMU options]: started again, it goes on where it was.
resumes() {
	boot "$@"
	says "resumed after $hibernated_at" 'it is resumed'
	says 'the process goes on' 'the process in it goes on'
	says_not 'the real init is reached' 'nothing is started anew'
}

# boots_anew CMDLINE [QEMU options]: started again, it is not resumed.
boots_anew() {
	boot "$@"
	says 'the real init is reached' 'the real init is started'
	says_not 'resumed after .*' 'nothing is resumed'
}
