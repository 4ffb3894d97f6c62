#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# rdinit= as an explicit /init; what is for the real init reaches it.
set -eu
repo=$(cd "$(dirname "$0")/../../../.." && pwd)
. "$repo/tests/lib/boot.sh"

disk root right
# shellcheck disable=SC2046
boot 'root=/dev/vda rdinit=/init single WORD=value' $(virtio root)
reached right
says 'argv\[0\]: /sbin/init' 'argv[0] is the real init'
says 'argv\[1\]: single' 'single is its argument'
says_not 'argv\[2\].*' 'nothing else is'
says 'env: WORD=value' 'WORD=value is in its environment'
done_testing
