#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# What rules may say: events and their variables, which are never split; names that
# match; alternatives, quotes, once; the order of rules; files with errors.
set -eu
repo=$(cd "$(dirname "$0")/../../../.." && pwd)
. "$repo/tests/lib/boot.sh"

uuid=aaaaaaaa-0001-4000-8000-000000000001
hook one <<'RULES'
description "rules of all kinds"
on early run hooktest say first $ROOT
on early run hooktest say second
on block devname=/dev/vda run hooktest say "$DEVNAME is $FSTYPE" $LABEL $UUID $NOTHING "" ${MAJOR}x $$HOME
on block devname=/dev/vda run hooktest env
on block fstype=xfs|ext* label="two words" run hooktest say alternatives
on block fstype="ext*" run hooktest say quoted is no glob
on block label=none run hooktest say no match
on block once run hooktest say once
on mounted
	run hooktest say "mounted at $ROOTMNT"
RULES
hook two <<'RULES'
on early run hooktest say "before the error"
on tuesday run hooktest say never
on early run hooktest say "after the error"
RULES
hook three <<'RULES'
on uevent SUBSYSTEM=block DEVNAME=/dev/vda run hooktest say $ACTION $DEVPATH
RULES
disk root root -L 'two words' -U $uuid
disk other other
# shellcheck disable=SC2046
boot root=/dev/vda -initrd "$work/hooks.cpio" $(virtio root other)
reached root

# said HOOK: what its commands were told to say, of all events.
said() {
	console_text | sed -n "s/^kinit: $1: \[\(.*\)\]\$/\1/p" |
		sed 's/^[0-9][0-9]*x$/Nx/' | tr '\n' '|'
}
is "$(said one)" \
	"first|/dev/vda|second|/dev/vda is ext4|two words|$uuid|||Nx|\$HOME|alternatives|once|mounted at /root|" \
	'the rules that match run in order, with their variables'
for variable in DEVNAME=/dev/vda DEVTYPE=disk FSTYPE=ext4 'LABEL=two words' \
	UUID=$uuid HOOK=one EVENT=block ROOT=/dev/vda ROOTMNT=/root HOME=/ \
	TERM=linux DM_DISABLE_UDEV=1 MDADM_NO_UDEV=1 \
	PATH=/usr/lib/kinit/one:/usr/sbin:/usr/bin; do
	shows "kinit: one: $variable" "$variable is in the environment"
done
is "$(said two)" 'before the error|after the error|' \
	'of a file with an error the rest holds'
is "$(said three | sed 's,|.*/block/,|.../block/,')" 'add|.../block/vda|' \
	'a device that was there before has an event, which says where it is'
shows 'kinit: /usr/lib/kinit/rules.d/two.rules:2:4: .*' 'and the error is told with its place'
done_testing
