#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# While a passphrase is asked for, what the kernel, kinit and the hooks have to
# tell does not come between the prompt and the answer: a disk is plugged in, and
# there is nothing of it on the console.
set -eu
repo=$(cd "$(dirname "$0")/../../../.." && pwd)
. "$repo/tests/lib/boot.sh"
. "$repo/tests/boot/luks/lib.sh"

uuid=aaaaaaaa-0001-4000-8000-000000000001
typing=y
locked_root right -U $uuid
disk first first -L first
disk second second -L second
teller watch <<'RULES'
on block label=first|second run hooktest say "a disk more"
on block label=first|second run tell $LABEL is seen
RULES

# shellcheck disable=SC2046
start "panic=-1 root=UUID=$uuid kinit.log=debug" \
	-initrd "$work/hooks.cpio" -device virtio-scsi-pci,id=scsi0 $(virtio locked)
check 'a passphrase is asked for' prompted 1
for name in first second; do
	plug $name
	check 'a disk is plugged in, and a hook runs for it' \
		wait_said "$name is seen"
done
is "$(tr -d '\r' <"$console" | tail -n 1)" 'Enter passphrase for /dev/vda: ' \
	'the prompt is the last that the console shows'
type_line right
check 'the machine stops by itself' finish
reached right
# When the machine stops: by then the command has ended for certain.
shows 'sd .*Synchronizing SCSI cache' 'after the answer the console shows more'
done_testing
