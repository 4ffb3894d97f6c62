#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# Root in LUKS 2 on LVM on md: the passphrase is asked for on the console, where it
# is not shown.
set -eu
repo=$(cd "$(dirname "$0")/../../../.." && pwd)
. "$repo/tests/lib/boot.sh"
. "$repo/tests/boot/luks/stack.sh"

luks_stack luks2 '--pbkdf argon2id --pbkdf-memory 16384 --pbkdf-parallel 1 --pbkdf-force-iterations 4'
done_testing
