#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# Commands that end and leave a child, which holds their output open: nobody waits
# for it, and it does not live on in the real root.
set -eu
repo=$(cd "$(dirname "$0")/../../.." && pwd)
. "$repo/tests/lib/boot.sh"

hook parent <<'RULES'
on early timeout=20 run hooktest leave
on early timeout=20 run hooktest leave-session
on early run hooktest say after
RULES
disk root root
limit=20
# shellcheck disable=SC2046
boot root=/dev/vda -initrd "$work/hooks.cpio" $(virtio root)
reached root
shows 'kinit: parent: \[after\]' 'what follows runs'
shows_not 'kinit: .*(stopped|exit status).*' 'no command fails'
says 'children: none' 'nothing of them is left'
done_testing
