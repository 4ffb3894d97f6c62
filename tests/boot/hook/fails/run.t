#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# Commands of hooks that fail, crash or are not there: that is logged with what
# they said, the commands that follow run, and root is reached. If it is not, the
# report shows them.
set -eu
repo=$(cd "$(dirname "$0")/../../../.." && pwd)
. "$repo/tests/lib/boot.sh"

hook broken <<'RULES'
description "a hook that fails"
on early run hooktest fail
on early run hooktest crash
on early run no-such-program
on early run hooktest say "it goes on"
RULES
disk root root
# shellcheck disable=SC2046
boot root=/dev/vda -initrd "$work/hooks.cpio" $(virtio root)
reached root
shows 'kinit: broken: hooktest: this disk is not mine' 'what it said is logged'
shows 'kinit: broken: hooktest fail: exit status 3' 'how it ended is logged'
shows 'kinit: broken: hooktest crash: ended by signal 11' 'so is a crash'
shows 'kinit: broken: no-such-program: exit status 127' 'so is one that is not there'
shows 'kinit: broken: \[it goes on\]' 'what follows runs'

# shellcheck disable=SC2046
boot_fails 'root=/dev/vdb kinit.timeout=1' -initrd "$work/hooks.cpio" $(virtio root)
shows 'kinit: Commands that failed:' 'the report tells of failures'
shows 'kinit:     hooktest: this disk is not mine' 'and of what was said'
done_testing
