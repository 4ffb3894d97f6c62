#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# The init is linked with shared libraries, and their loader is missing, or is
# that of another processor.
set -eu
repo=$(cd "$(dirname "$0")/../../../.." && pwd)
. "$repo/tests/lib/boot.sh"

make_tree "$work/root.tree" right
"$init_cc" -Os -o "$work/root.tree/sbin/init" "$repo/tests/boot/realinit.c"
make_ext4 "$work/root.img" "$work/root.tree"
loader=$(LC_ALL=C readelf -l "$work/root.tree/sbin/init" |
	sed -n 's/.*program interpreter: \(.*\)\]/\1/p')
mkdir -p "$work/root.tree${loader%/*}"
cp "$(real_init)" "$work/root.tree$loader"
# It says that it is for SPARC V9.
poke "$work/root.tree$loader" 18 '\053'
make_ext4 "$work/foreign.img" "$work/root.tree"

# fails DISK WORDS
fails() {
	# shellcheck disable=SC2046
	boot_fails root=/dev/vda $(virtio "$1")
	report_is "$1: the report names the loader" <<END
root is vda (*:0): 16.0 MiB, ext4, UUID=*
the root file system has no init that can be started
/sbin/init: its loader $loader $2
/etc/init: is missing
/bin/init: is missing
Looked at, mounted as the root:
vda (*:0): 16.0 MiB, ext4, UUID=*
Is this the right file system* If so, name its init with init=PATH.
END
}
fails root 'is missing'
fails foreign 'is a program for sparc64, and this kernel runs *'
done_testing
