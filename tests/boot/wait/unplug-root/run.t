#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# The disk that root= means goes away when it was found and before it is mounted.
set -eu
repo=$(cd "$(dirname "$0")/../../../.." && pwd)
. "$repo/tests/lib/boot.sh"
. "$repo/tests/boot/wait/unplug_root.sh"

unplug_during 'block devname=/dev/sda'
shows 'kinit: root device not found: root=LABEL=goes' 'it is not found any more'
shows 'kinit: There is no block device that holds anything\. .*' 'nor is any other'
shows 'kinit:   slow: hooktest hang: still running after 3 s, stopped' \
	'what ran meanwhile is told'
done_testing
