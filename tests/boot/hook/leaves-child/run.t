#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# A command that ends and leaves a child, which holds its output open: nobody
# waits for it, and it does not live on in the real root. One that has made
# itself a session is a daemon, for which nobody waits either.
set -eu
repo=$(cd "$(dirname "$0")/../../../.." && pwd)
. "$repo/tests/lib/boot.sh"

disk root root
limit=20
for what in leave leave-session; do
	hook parent <<-RULES
	on early timeout=20 run hooktest $what
	on early run hooktest say after
	RULES
	# shellcheck disable=SC2046
	boot root=/dev/vda -initrd "$work/hooks.cpio" $(virtio root)
	reached root
	shows 'kinit: parent: \[after\]' 'what follows runs'
	shows_not 'kinit: .*(stopped|exit status).*' 'no command fails'
	[ $what != leave ] || says 'children: none' 'nothing of it is left'
done
done_testing
