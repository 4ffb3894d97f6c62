#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# The GPT is damaged, so the kernel sees no partition: the report says so, and
# that the backup is whole, which "gpt" on the command line makes the kernel use.
set -eu
repo=$(cd "$(dirname "$0")/../../../.." && pwd)
. "$repo/tests/lib/boot.sh"

uuid=aaaaaaaa-0001-4000-8000-000000000001
disk root right -U $uuid
truncate -s 24M "$work/gpt.img"
sfdisk -q "$work/gpt.img" <<END
label: gpt
start=2048, size=32768
END
put "$work/root.img" "$work/gpt.img" 2048
# A byte of the header's CRC.
poke "$work/gpt.img" $((512 + 16)) 'xxxx'
# shellcheck disable=SC2046
boot_fails "root=UUID=$uuid kinit.timeout=1" $(virtio gpt)
report_is 'the report says why there is no partition' <<END
vda: GPT: GPT header checksum is wrong
root device not found, but something comes close: root=UUID=$uuid
Close to it:
the partitions of vda are not seen: GPT header checksum is wrong; the word "gpt" on the kernel's command line makes it take the backup
Waited ? s, the last 1 of them with nothing new.
These block devices are there:
vda (*:0): 24.0 MiB, gpt partition table (damaged: GPT header checksum is wrong)
END
# shellcheck disable=SC2046
boot "root=UUID=$uuid gpt" $(virtio gpt)
reached right 'what the report advises helps'
done_testing
