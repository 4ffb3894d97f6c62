#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# While a passphrase is asked for, the root is plugged in: nobody has to answer
# any more, the boot goes on, and the terminal shows again what is typed.
set -eu
repo=$(cd "$(dirname "$0")/../../../.." && pwd)
. "$repo/tests/lib/boot.sh"
. "$repo/tests/boot/luks/lib.sh"
. "$repo/tests/boot/luks/abandoned_prompt.sh"

abandoned 2
done_testing
