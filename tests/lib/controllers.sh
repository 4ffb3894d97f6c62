# SPDX-License-Identifier: GPL-2.0-only
# shellcheck shell=sh
#
# Disks on other controllers than virtio's. Needs disk.sh and $work.

# drive NAME: QEMU's option for the image, to be given to a device.
drive() {
	echo "-drive file=$work/$1.img,if=none,id=$1,format=raw"
}

# gpt_disk NAME ROOT PARTUUID: a disk with two partitions, of which the second
# one, of that UUID, holds the file system $work/ROOT.img.
gpt_disk() {
	make_gpt "$work/$1.img" 32M <<-END
	start=2048, size=2048
	start=4096, size=32768, uuid=$3
	END
	put "$work/$2.img" "$work/$1.img" 4096
}

# reached_from DEVICE ID WHAT: the real init of ID, from that device.
reached_from() {
	reached "$2"
	mounted "$1" '.*' '.*' "$3 is $1"
}
