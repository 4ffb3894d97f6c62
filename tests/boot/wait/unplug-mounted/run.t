#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# The disk that root= means goes away when it is mounted and before its init is
# started.
set -eu
repo=$(cd "$(dirname "$0")/../../../.." && pwd)
. "$repo/tests/lib/boot.sh"
. "$repo/tests/boot/wait/unplug_root.sh"

unplug_during mounted
shows 'kinit: the root file system has no init that can be started' \
	'its init cannot be started'
shows 'kinit:   /sbin/init: .*Input/output error' \
	'since it cannot be read'
done_testing
