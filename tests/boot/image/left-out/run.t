#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# A kinit with nothing but what a root on a disk needs, as a kernel's configuration can have
# it: that root is reached, and what is left out is said where it would be missed.
set -eu
repo=$(cd "$(dirname "$0")/../../../.." && pwd)
. "$repo/tests/lib/boot.sh"

lean=$build/base-none-$arch
# make_kinit DIR [PART...]: with these parts alone.
make_kinit() {
	_dir=$1
	shift
	for _part; do
		shift
		set -- "$@" "CONFIG_KINIT_$_part=y"
	done
	cached env CCACHE_BASEDIR= make -s -f "$repo/scripts/install/base.mk" -j "$jobs" \
		CONFIG_KINIT=y O="$_dir" CROSS_COMPILE="${init_cc%gcc}" "$@" >"$work/log" 2>&1
}
check 'it builds' make_kinit "$lean"
init=$lean/usr/kinit/init
full=$("$repo/tests/lib/base" "$arch")
full=${full%/*}/init
check '/init is a third smaller than with everything' \
	[ "$(($(stat -c %s "$init") * 3))" -lt "$(($(stat -c %s "$full") * 2))" ]
# Of each part a function that nothing else calls.
own='nic_open|nfs_begin|ip6_prepare|link_build|ibft_read|taken_look|module_load|dump_unmount|resume_from'
is "$(nm "$init.elf" | grep -cwE "$own")" 0 'no part is in it'
is "$(nm "$full.elf" | grep -cwE "$own")" 9 'which all are there otherwise'

# Each by itself, as far as a configuration can have that: nothing else misses it.
parts='NET NFS IPV6 LINKS IBFT IP_PNP MODULES RESUME CRASH'
for part in $(is_long && echo "$parts"); do
	others=$(echo " $parts " | sed "s/ $part / /")
	# shellcheck disable=SC2086 # words
	check "it builds without $part" make_kinit "$work/one" $others
	check '... and is smaller' \
		[ "$(stat -c %s "$work/one/usr/kinit/init")" -lt "$(stat -c %s "$full")" ]
	rm -rf "$work/one"
done

mkdir -p "$work/tree/usr/lib/modules"
(cd "$work/tree" && find . -mindepth 1 | cpio --quiet -o -H newc) |
	cat "$lean/usr/kinit/base.cpio" - >"$work/initrd"
uuid=aaaaaaaa-0001-4000-8000-000000000009
disk root right -U $uuid
# shellcheck disable=SC2046
boot "root=UUID=$uuid ip=dhcp resume=/dev/none" $(virtio root) -initrd "$work/initrd"
reached right 'a root is reached by its UUID'
shows 'kinit: this image has modules, and what loads them is left out of this kinit \(CONFIG_KINIT_MODULES\)' \
	'modules that nothing loads are told of'
shows 'kinit: ignored, since it is not known or makes no sense: resume=/dev/none' \
	'so is who would resume'
boot_fails 'root=/dev/nfs ip=dhcp' -initrd "$work/initrd"
shows 'kinit: .*root=/dev/nfs.*: NFS is left out of this kinit \(CONFIG_KINIT_NFS\)' \
	'so is a root that it cannot reach'
done_testing
