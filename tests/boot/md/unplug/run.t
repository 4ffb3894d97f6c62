#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# A member of an array goes away, when it was found and before the array is
# whole: kinit does not count it any more, and root is reached with what is left.
# (mdadm had given it to the kernel, which drops it when it first writes to it.)
set -eu
repo=$(cd "$(dirname "$0")/../../../.." && pwd)
. "$repo/tests/lib/boot.sh"
. "$repo/tests/boot/md/lib.sh"

make_array 1 one two three
# shellcheck disable=SC2046
start "panic=-1 root=UUID=$uuid kinit.stall=3" \
	-device virtio-scsi-pci,id=scsi0 $(virtio one) \
	-drive "if=none,id=two,format=raw,file=$work/two.img" \
	-device scsi-hd,id=disk-two,drive=two,bus=scsi0.0
check 'two of three are there' wait_for 'md array .*: 2 of 3 members are there' 40
unplug two
check 'then one' wait_for 'md array .*: 1 of 3 members is there' 20
check 'the machine stops by itself' finish
reached raid1
says 'mdstat: md0 : active .* vda\[0\].*' 'the array runs with the one that is left'
done_testing
