#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# The root has no init, or nothing at all.
set -eu
repo=$(cd "$(dirname "$0")/../../../.." && pwd)
. "$repo/tests/lib/boot.sh"

make_tree "$work/root.tree" right
rm "$work/root.tree/sbin/init"
mkdir "$work/root.tree/bin"
ln -s /nowhere "$work/root.tree/bin/init"
make_ext4 "$work/root.img" "$work/root.tree"
# shellcheck disable=SC2046
boot_fails root=/dev/vda $(virtio root)
report_is 'the report names where it was looked for' <<'END'
root is vda (*:0): 16.0 MiB, ext4, UUID=*
the root file system has no init that can be started
/sbin/init: is missing
/etc/init: is missing
/bin/init: is missing
Looked at, mounted as the root:
vda (*:0): 16.0 MiB, ext4, UUID=*
Is this the right file system* If so, name its init with init=PATH.
END
# shellcheck disable=SC2046
boot_fails 'root=/dev/vda init=/sbin/mine' $(virtio root)
report_is 'the report names the one that init= says' <<'END'
root is vda (*:0): 16.0 MiB, ext4, UUID=*
the init that was asked for cannot be started: init=/sbin/mine
/sbin/mine: is missing
Looked at, mounted as the root:
vda (*:0): 16.0 MiB, ext4, UUID=*
Is this the right file system* If so, name its init with init=PATH.
END
mkdir "$work/empty.tree"
make_ext4 "$work/empty.img" "$work/empty.tree"
# shellcheck disable=SC2046
boot_fails root=/dev/vda $(virtio empty)
report_is 'a file system that was just made is empty' <<'END'
root is vda (*:0): 16.0 MiB, ext4, UUID=*
the root file system is empty
Looked at, mounted as the root:
vda (*:0): 16.0 MiB, ext4, UUID=*
Is this the right file system* If so, nothing was installed on it yet.
END
done_testing
