#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# scripts/merge-kernel, from a small repository over small kernel trees; with
# KDIR_TEST=/path/to/linux over a copy of that kernel too. SH_TEST names a shell
# to run it under, in place of /bin/sh. Arguments name parts, the files in merge/;
# without any, all are run.

set -eu
LC_ALL=C
export LC_ALL
source=$(cd "$(dirname "$0")/../.." && pwd -P)
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
chmod 0755 "$tmp"
umask 022

# The tests' own git: no user's settings, and no hook's.
unset GIT_DIR GIT_INDEX_FILE GIT_WORK_TREE SOURCE_DATE_EPOCH
HOME=$tmp
GIT_CONFIG_NOSYSTEM=1
export HOME GIT_CONFIG_NOSYSTEM
: >"$tmp/out"
: >"$tmp/err"

. "$source/tests/host/merge/fixture.sh"

repo="$tmp/re po"
kernel="$tmp/ker nel"
list="$kernel/usr/kinit/merged.list"
# shellcheck disable=SC2016,SC2034
include='include $(srctree)/usr/kinit/Makefile.kinit'
# shellcheck disable=SC2048
for part in ${*:-merge upgrade patch refuse half leave}; do
	echo "# $part"
	new_repository
	. "$source/tests/host/merge/$part.sh"
done

done_testing
