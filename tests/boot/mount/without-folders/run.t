#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# A root that lacks the folders for what is handed over: kinit says so, makes
# none, and starts the real init all the same.
set -eu
repo=$(cd "$(dirname "$0")/../../../.." && pwd)
. "$repo/tests/lib/boot.sh"

make_tree "$work/root.tree" bare
for dir in dev proc run sys; do
	rmdir "$work/root.tree/$dir"
done
make_ext4 "$work/root.img" "$work/root.tree"
# shellcheck disable=SC2046
boot 'root=/dev/vda rw' $(virtio root)
for dir in dev proc run sys; do
	shows "kinit: the root has no folder /$dir to mount on: .*" "/$dir is missed"
done
# There is no port for it to speak on but the console.
shows 'init: id: bare' 'the real init is reached'
shows 'init: done' 'it runs to its end'
is "$(debugfs -R 'ls -p /' "$work/root.img" 2>/dev/null |
	awk -F/ '$6 ~ /^[a-z]/ { print $6 }' | sort | tr '\n' ' ')" \
	'etc id lost+found sbin ' 'nothing was made on the root'
done_testing
