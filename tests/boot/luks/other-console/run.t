#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# A passphrase is asked for, and who sits at another console, or reads the log, is
# told what the boot waits for and where.
set -eu
repo=$(cd "$(dirname "$0")/../../../.." && pwd)
. "$repo/tests/lib/boot.sh"
. "$repo/tests/boot/luks/lib.sh"

# Its other console is virtio's, which is a module there, and no way to a root.
[ -z "${KINIT_STOCK:-}" ] || skip_all 'a stock kernel has no driver of hvc0 built in'
uuid=aaaaaaaa-0001-4000-8000-000000000001
other=$work/other
typing=y
locked_root right -U $uuid
told="waiting for an answer to cryptsetup on console $console_tty, about vd[a-z]: root=UUID=$uuid"
is_told() {
	tr -d '\r' <"$other" | grep -qxE "kinit: $told"
}

# The last one is /dev/console.
console_option="console=hvc0 console=$console_tty"
# shellcheck disable=SC2046
start "panic=-1 quiet root=UUID=$uuid" $(virtio locked) \
	-device virtio-serial-pci -chardev "file,id=other,path=$other" \
	-device virtconsole,chardev=other
check 'a passphrase is asked for' prompted 1
check 'the other console says so' until_true is_told
type_line right
check 'the machine stops by itself' finish
reached right
says "log: kinit: $told" 'so does the log'
shows_not "kinit: $told" 'nothing of that comes into the prompt'
done_testing
