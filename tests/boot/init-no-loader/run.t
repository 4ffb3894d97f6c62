#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# The init is linked with shared libraries, and their loader is missing, or is
# that of another processor.
set -eu
repo=$(cd "$(dirname "$0")/../../.." && pwd)
. "$repo/tests/lib/boot.sh"

make_tree "$work/root.tree" right
gcc -Os -o "$work/root.tree/sbin/init" "$repo/tests/boot/realinit.c"
make_ext4 "$work/root.img" "$work/root.tree"
mkdir "$work/root.tree/lib64"
cp "$(real_init)" "$work/root.tree/lib64/ld-linux-x86-64.so.2"
poke "$work/root.tree/lib64/ld-linux-x86-64.so.2" 18 '\267'
make_ext4 "$work/foreign.img" "$work/root.tree"

# fails DISK WORDS
fails() {
	# shellcheck disable=SC2046
	boot_fails root=/dev/vda $(virtio "$1")
	report_is "$1: the report names the loader" <<END
root is vda (*:0): 16.0 MiB, ext4, UUID=*
the root file system has no init that can be started
/sbin/init: its loader /lib64/ld-linux-x86-64.so.2 $2
/etc/init: is missing
/bin/init: is missing
Looked at, mounted as the root:
vda (*:0): 16.0 MiB, ext4, UUID=*
Is this the right file system* If so, name its init with init=PATH.
END
}
fails root 'is missing'
fails foreign 'is a program for aarch64, and this kernel runs x86_64'
done_testing
