#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# The init is a script whose interpreter is missing, or is no program; or its
# interpreter's own is. init= falls back to no other.
set -eu
repo=$(cd "$(dirname "$0")/../../../.." && pwd)
. "$repo/tests/lib/boot.sh"

make_tree "$work/root.tree" right
# script NAME INTERPRETER
script() {
	printf '#!%s\necho\n' "$2" >"$work/root.tree/sbin/$1"
	chmod 755 "$work/root.tree/sbin/$1"
}
script missing /bin/perl
script indirect /sbin/missing
printf '#!/sbin/init\r\n' >"$work/root.tree/sbin/dos"
chmod 755 "$work/root.tree/sbin/dos"
make_ext4 "$work/root.img" "$work/root.tree"

# fails INIT WORDS
fails() {
	# shellcheck disable=SC2046
	boot_fails "root=/dev/vda init=$1" $(virtio root)
	report_is "$1: the report names what is missing" <<END
root is vda (*:0): 16.0 MiB, ext4, UUID=*
the init that was asked for cannot be started: init=$1
$1: $2
Looked at, mounted as the root:
vda (*:0): 16.0 MiB, ext4, UUID=*
Is this the right file system* If so, name its init with init=PATH.
END
}
fails /sbin/missing 'its interpreter /bin/perl is missing'
fails /sbin/indirect \
	'its interpreter /sbin/missing: its interpreter /bin/perl is missing'
fails /sbin/dos 'its interpreter /sbin/init?x0d is missing: its lines end as those of DOS do'
done_testing
