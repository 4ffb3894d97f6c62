#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# An init for another processor is known before the root is switched. One that
# nobody but exec can judge is found out about after that.
set -eu
repo=$(cd "$(dirname "$0")/../../../.." && pwd)
. "$repo/tests/lib/boot.sh"

make_tree "$work/root.tree" right
# Byte 18 of an ELF file says which processor it is for: this is SPARC V9.
poke "$work/root.tree/sbin/init" 18 '\053'
echo 'echo hello' >"$work/root.tree/sbin/text"
chmod 755 "$work/root.tree/sbin/text"
make_ext4 "$work/root.img" "$work/root.tree"
# shellcheck disable=SC2046
boot_fails root=/dev/vda $(virtio root)
report_is 'the report says which processor it is for' <<'END'
root is vda (*:0): 16.0 MiB, ext4, UUID=*
the root file system has no init that can be started
/sbin/init: is a program for sparc64, and this kernel runs *
/etc/init: is missing
/bin/init: is missing
Looked at, mounted as the root:
vda (*:0): 16.0 MiB, ext4, UUID=*
Is this the right file system* If so, name its init with init=PATH.
END
# shellcheck disable=SC2046
boot_fails 'root=/dev/vda init=/sbin/text' $(virtio root)
report_is 'the report says that it is no program' <<'END'
root is vda (*:0): 16.0 MiB, ext4, UUID=*
cannot execute /sbin/text: *executable format
It is neither an ELF program nor a script.
END
done_testing
