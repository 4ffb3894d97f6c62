#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# What has failed is repaired in the shell, and leaving it goes on from there: first
# a file system that cannot be mounted, then an init that is missing.
set -eu
repo=$(cd "$(dirname "$0")/../../../.." && pwd)
. "$repo/tests/lib/boot.sh"
. "$repo/tests/boot/rescue/lib.sh"

typing=y
rescue_image /
disk root root -L root
# Its magic number.
poke "$work/root.img" 1080 '\0\0'

# shellcheck disable=SC2046
start 'panic=-1 root=/dev/vda init=/sbin/late kinit.on_failure=shell' \
	-initrd "$work/rescue.cpio" $(virtio root)
check 'the root cannot be mounted' shell
shows 'kinit: (root file system has lost its superblock|cannot mount the root).*' 'which is reported'
in_shell "printf '\\123\\357' | dd of=/dev/vda bs=1 seek=1080; echo status \$?"
check 'it is repaired' printed 'status 0'
type_line exit
check 'then it has no init' shell
shows 'kinit: the init that was asked for cannot be started: init=/sbin/late' \
	'which is reported'
in_shell 'mount -o remount,rw /root && ln -s init /root/sbin/late; echo made $?'
check 'it is made' printed 'made 0'
type_line exit
check 'the machine stops by itself' finish
reached root 'the boot goes on'
says 'timeline: [0-9.]+ found vda ext4' 'the disk was looked at again'
is "$(init_text | grep -c '^timeline: .* mounted /root$')" 1 'what was mounted stays'
done_testing
