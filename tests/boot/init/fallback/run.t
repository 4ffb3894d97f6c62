#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# Of the usual ones the next is taken where one cannot run, whether that shows
# before the root is switched or when it is executed; and the log says so.
set -eu
repo=$(cd "$(dirname "$0")/../../../.." && pwd)
. "$repo/tests/lib/boot.sh"

make_tree "$work/root.tree" right
mkdir "$work/root.tree/bin"
mv "$work/root.tree/sbin/init" "$work/root.tree/bin/init"
ln -s /sbin/gone "$work/root.tree/etc/init"
head -c 5000 "$work/root.tree/bin/init" >"$work/root.tree/sbin/init"
chmod 755 "$work/root.tree/sbin/init"
make_ext4 "$work/cut.img" "$work/root.tree"
echo 'no program' >"$work/root.tree/sbin/init"
make_ext4 "$work/text.img" "$work/root.tree"

# shellcheck disable=SC2046
boot root=/dev/vda $(virtio cut)
reached right 'where /sbin/init is cut off, another init'
says 'argv\[0\]: /bin/init' 'it knows its own name'
report_is 'the log says why' <<'END'
root is vda (*:0): 16.0 MiB, ext4, UUID=*
passed over as init: /sbin/init is cut off: its end is missing
END
# shellcheck disable=SC2046
boot root=/dev/vda $(virtio text)
reached right 'where exec refuses /sbin/init, another init'
report_is 'the log says why' <<'END'
root is vda (*:0): 16.0 MiB, ext4, UUID=*
passed over as init: /sbin/init cannot be used: *executable format
END
done_testing
