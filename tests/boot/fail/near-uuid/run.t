#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# root= means nothing that is there, but nearly: the report says what.
set -eu
repo=$(cd "$(dirname "$0")/../../../.." && pwd)
. "$repo/tests/lib/boot.sh"

uuid=aaaaaaaa-0001-4000-8000-000000000001
disk_id=bbbbbbbb-0001-4000-8000-000000000001
part_id=cccccccc-0001-4000-8000-000000000001
disk root right -U $uuid -L Root
truncate -s 24M "$work/gpt.img"
sfdisk -q "$work/gpt.img" <<END
label: gpt
label-id: $disk_id
start=2048, size=32768, uuid=$part_id, name="system"
END
put "$work/root.img" "$work/gpt.img" 2048

# fails ROOT WORDS [CLOSE]
fails() {
	# shellcheck disable=SC2046
	boot_fails "kinit.timeout=0 kinit.degraded=never root=$1" $(virtio gpt)
	shows "kinit: root device not found, but something comes close: root=$1" \
		"root=$1: the first line says that there is something"
	shows "kinit:   $2" 'a line says what'
}
fails "UUID=aaaaaaaa-0001-4000-8000-000000000002" \
	"vda1 has UUID=$uuid, which differs in one character"
fails "UUID=$part_id" "vda1 is root=PARTUUID=$part_id"
fails /dev/vda2 'vda is there, but has no such partition, only vda1'
done_testing
