#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# No root=: the partition of the type that says "root of this architecture" is
# found, the first of the disk, but not one that is marked as not to be mounted;
# and two disks that each have one are too many.
set -eu
repo=$(cd "$(dirname "$0")/../../.." && pwd)
. "$repo/tests/lib/boot.sh"

# gpt NAME TYPE-OF-FIRST ATTRIBUTES-OF-SECOND: three partitions, of which the
# second and the third are of the root's type.
gpt() {
	truncate -s 52M "$work/$1.img"
	sgdisk "$work/$1.img" --clear \
		--new=1:2048:34815 --typecode=1:"$2" \
		--new=2:34816:67583 --typecode=2:"$root_type" \
		--attributes=2:=:"$3" \
		--new=3:67584:100351 --typecode=3:"$root_type" \
		>"$work/sgdisk.log"
	put "$work/one.img" "$work/$1.img" 2048
	put "$work/two.img" "$work/$1.img" 34816
	put "$work/three.img" "$work/$1.img" 67584
}

disk one one
disk two two
disk three three
gpt plain "$other_root_type" 0
gpt marked "$other_root_type" 8000000000000000
gpt protected "$other_root_type" 1000000000000000
# shellcheck disable=SC2046
boot rw $(virtio plain)
reached two
mounted vda2 'rw,.*' '.*' 'it is the first of the type'
# shellcheck disable=SC2046
boot rw $(virtio marked)
reached three 'the next, if that is not to be mounted'
# shellcheck disable=SC2046
boot rw $(virtio protected)
reached two
mounted vda2 'ro,.*' '.*' 'a partition that is read-only is mounted so'
# shellcheck disable=SC2046
boot_fails rw $(virtio plain marked)
shows 'kinit: root device is ambiguous: 2 devices are no root=, so a partition of the type "root"' 'two disks with a root are too many'
done_testing
