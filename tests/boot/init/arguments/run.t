#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# What follows "--" is for the init, and for nobody else: neither a second root=
# nor an init= counts there.
set -eu
repo=$(cd "$(dirname "$0")/../../../.." && pwd)
. "$repo/tests/lib/boot.sh"

disk root right
# shellcheck disable=SC2046
boot 'root=/dev/vda -- single root=/dev/nothing init=/bin/false -b' \
	$(virtio root)
reached right
says 'argv\[0\]: /sbin/init' 'the usual init'
says 'argv\[1\]: single' 'the first argument'
says 'argv\[2\]: root=/dev/nothing' 'the second one'
says 'argv\[3\]: init=/bin/false' 'the third one'
says 'argv\[4\]: -b' 'the fourth one'
says_not 'argv\[5\].*' 'no other'
done_testing
