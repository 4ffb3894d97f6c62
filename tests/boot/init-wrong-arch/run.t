#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# An init that only exec finds out about: one for another processor, and a script
# whose interpreter is missing. By then the root has been switched.
set -eu
repo=$(cd "$(dirname "$0")/../../.." && pwd)
. "$repo/tests/lib/boot.sh"

make_tree "$work/root.tree" right
# Byte 18 of an ELF file says which processor it is for: this is arm64.
poke "$work/root.tree/sbin/init" 18 '\267'
echo '#!/bin/missing' >"$work/root.tree/sbin/script"
chmod 755 "$work/root.tree/sbin/script"
make_ext4 "$work/root.img" "$work/root.tree"
# shellcheck disable=SC2046
boot_fails root=/dev/vda $(virtio root)
report_is 'the report says that it is for another processor' <<'END'
root is vda (*:0): 16.0 MiB, ext4, UUID=*
cannot execute /sbin/init: *xecutable format
It is no program for this processor.
END
# shellcheck disable=SC2046
boot_fails 'root=/dev/vda init=/sbin/script' $(virtio root)
report_is 'the report says that the interpreter is missing' <<'END'
root is vda (*:0): 16.0 MiB, ext4, UUID=*
cannot execute /sbin/script: *
It is there, so its interpreter or loader is missing.
END
done_testing
