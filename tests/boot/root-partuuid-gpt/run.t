#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# The partitions of a GPT: root=PARTUUID=, the same by another partition and
# PARTNROFF=, and PARTLABEL=.
set -eu
repo=$(cd "$(dirname "$0")/../../.." && pwd)
. "$repo/tests/lib/boot.sh"

first=aaaaaaaa-0001-4000-8000-000000000001
second=bbbbbbbb-0002-4000-8000-000000000002
third=cccccccc-0003-4000-8000-000000000003
gpt_disk() {
	truncate -s 40M "$work/gpt.img"
	sgdisk "$work/gpt.img" --clear \
		--new=1:2048:4095 --partition-guid=1:$first \
		--new=2:4096:36863 --partition-guid=2:$second \
		--change-name=2:'second root' \
		--new=3:36864:69631 --partition-guid=3:$third \
		--change-name=3:third >"$work/sgdisk.log"
	put "$work/two.img" "$work/gpt.img" 4096
	put "$work/three.img" "$work/gpt.img" 36864
}

disk two two
disk three three
gpt_disk
# shellcheck disable=SC2046
boot root=PARTUUID=$third $(virtio two gpt)
reached three
mounted vdb3 '.*' '.*' 'PARTUUID= is the third partition'
# shellcheck disable=SC2046
boot root=PARTUUID=$first/PARTNROFF=1 $(virtio gpt)
reached two
mounted vda2 '.*' '.*' 'PARTNROFF=1 is the one after that'
# shellcheck disable=SC2046
boot 'root="PARTLABEL=second root"' $(virtio gpt)
reached two
mounted vda2 '.*' '.*' 'PARTLABEL= is the second partition'
done_testing
