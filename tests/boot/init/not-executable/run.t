#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# The init is there and is not executable, or is a folder; one further on is
# taken instead, but none if init= names one.
set -eu
repo=$(cd "$(dirname "$0")/../../../.." && pwd)
. "$repo/tests/lib/boot.sh"

make_tree "$work/root.tree" right
tree=$work/root.tree
mkdir "$tree/bin"
mv "$tree/sbin/init" "$tree/bin/init"
echo '#!/bin/sh' >"$tree/sbin/init"
chmod 644 "$tree/sbin/init"
mkdir "$tree/etc/init"
make_ext4 "$work/root.img" "$tree"
# shellcheck disable=SC2046
boot root=/dev/vda $(virtio root)
reached right
says 'argv\[0\]: /bin/init' 'it is the third of those that are tried'

chmod 644 "$tree/bin/init"
make_ext4 "$work/root.img" "$tree"
# shellcheck disable=SC2046
boot_fails root=/dev/vda $(virtio root)
report_is 'the report says what is wrong with each' <<'END'
root is vda (*:0): 16.0 MiB, ext4, UUID=*
the root file system has no init that can be started
/sbin/init: is there, but is not executable
/etc/init: is no regular file
/bin/init: is there, but is not executable
Looked at, mounted as the root:
vda (*:0): 16.0 MiB, ext4, UUID=*
Is this the right file system* If so, name its init with init=PATH.
END
# shellcheck disable=SC2046
boot_fails 'root=/dev/vda init=/sbin/init' $(virtio root)
report_is 'so with init=' <<'END'
root is vda (*:0): 16.0 MiB, ext4, UUID=*
the init that was asked for cannot be started: init=/sbin/init
/sbin/init: is there, but is not executable
Looked at, mounted as the root:
vda (*:0): 16.0 MiB, ext4, UUID=*
Is this the right file system* If so, name its init with init=PATH.
END
done_testing
