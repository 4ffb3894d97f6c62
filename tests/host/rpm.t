#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# "make rpm": the package is built from a working tree, and rpm finds in it what it should.
set -eu
repo=$(cd "$(dirname "$0")/../.." && pwd)
. "$repo/tests/lib/common.sh"
. "$repo/tests/lib/tap.sh"
. "$repo/tests/lib/kinitramfs.sh"

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
package=$(cached env CCACHE_BASEDIR="$work" "$repo/scripts/install/rpm" "$work" 2>"$work/log") || { cat "$work/log" >&2; package=; }
check 'a package is built' [ -f "$package" ]
check 'and nothing else is left' [ "$(ls "$work" | wc -l)" -eq 2 ]
rpm -qpl "$package" >"$work/files" 2>&1
for file in /usr/sbin/kinitramfs /usr/lib/kinit/base.cpio /usr/lib/kinit/hooks.d/mdadm.hook \
		/usr/lib/kernel/install.d/50-kinit.install /usr/share/man/man8/kinitramfs.8 \
		/usr/lib/kinit/bin/kexec /usr/share/man/man8/kinit-kexec.8; do
	check "it has $file" grep -q "^$file" "$work/files"
done
check_not 'kexec is not in the way of kexec-tools' grep -qE '/(sbin/kexec|kexec\.8)' "$work/files"
check_not 'and nothing for Debian' grep -q /usr/lib/kinit/update "$work/files"
rpm -qp --filetriggers "$package" >"$work/triggers" 2>&1
check 'images are made anew when a program of theirs comes' \
	grep -q '^transfiletriggerin .*/usr/sbin/mdadm' "$work/triggers"
(cd "$work" && rpm2cpio "$package" | cpio --quiet -idm)
kinitramfs_tool "$work"
check 'the base image came through whole' sh -c \
	"'$tool' inspect '$work/usr/lib/kinit/base.cpio' | grep -q ' base '"
check 'the program runs' "$work/usr/sbin/kinitramfs" --version
done_testing
