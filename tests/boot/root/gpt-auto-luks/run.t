#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# No root=: the partition of the root's type is a LUKS container. What a hook opens
# in it is the root.
set -eu
repo=$(cd "$(dirname "$0")/../../../.." && pwd)
. "$repo/tests/lib/boot.sh"
. "$repo/tests/boot/luks/lib.sh"

typing=y
make_disks 96M one <<SCRIPT
echo 'label: gpt
size=16M
type=$root_type' | sfdisk -q /dev/vda
printf right | cryptsetup luksFormat -q $luks2 /dev/vda2 -
printf right | cryptsetup open --key-file - /dev/vda2 plain
make_root /dev/mapper/plain inside
SCRIPT
# shellcheck disable=SC2046
start 'panic=-1' $(virtio one)
check 'the passphrase is asked for' prompted 1
type_line right
check 'the machine stops by itself' finish
reached inside
mounted 'mapper/luks-.*' '.*' '.*' 'the root is what was in the container'
done_testing
