#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# kinit as process 1 on a disk, not in an initramfs: there it deletes nothing.
set -eu
repo=$(cd "$(dirname "$0")/../../../.." && pwd)
. "$repo/tests/lib/boot.sh"

make_tree "$work/first.tree" first
mkdir "$work/first.tree/root"
echo precious >"$work/first.tree/etc/file"
cp "$kernel_build/usr/kinit/init" "$work/first.tree/kinit"
make_ext4 "$work/first.img" "$work/first.tree"
disk second second

# files IMAGE: all that is on it.
files() {
	for _dir in / /etc /sbin; do
		debugfs -R "ls -p $_dir" "$1" 2>/dev/null
	done | awk -F/ '$6 ~ /^[a-z]/ { print $6 }' | sort | tr '\n' ' '
}
before=$(files "$work/first.img")

# The kernel itself mounts the root, since rdinit= is not there.
# shellcheck disable=SC2046
boot_fails 'root=/dev/vda rw rdinit=/none init=/kinit' $(virtio first)
shows 'kinit: cannot make the mounted file system the root: .*' \
	'the root cannot become the root once more'
shows 'kinit: the root is "/" already: .*' 'and it is said why'
is "$(files "$work/first.img")" "$before" 'nothing is deleted'

# Another early user space has made the first disk "/", and starts kinit there.
mkdir "$work/wrap"
"$init_cc" -static -Os -Wall -Wextra -o "$work/wrap/wrap" "$repo/tests/boot/wrap.c"
pack "$work/wrap"
# shellcheck disable=SC2046
boot 'root=/dev/vdb rw rdinit=/wrap WRAP=disk' -initrd "$work/wrap.cpio" \
	$(virtio first second)
reached second
shows 'kinit: the initramfs is neither ramfs nor tmpfs: not deleted' \
	'what was "/" is seen to be no initramfs'
is "$(files "$work/first.img")" "$before" 'and nothing is deleted there'
done_testing
