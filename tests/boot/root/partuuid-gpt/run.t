#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# The partitions of a GPT: root=PARTUUID=, the same by another partition and
# PARTNROFF=, and PARTLABEL=.
set -eu
repo=$(cd "$(dirname "$0")/../../../.." && pwd)
. "$repo/tests/lib/boot.sh"

first=aaaaaaaa-0001-4000-8000-000000000001
second=bbbbbbbb-0002-4000-8000-000000000002
third=cccccccc-0003-4000-8000-000000000003
make_gpt "$work/gpt.img" 40M <<END
start=2048, size=2048, uuid=$first
start=4096, size=32768, uuid=$second, name="second root"
start=36864, size=32768, uuid=$third, name=third
END
disk two two
disk three three
put "$work/two.img" "$work/gpt.img" 4096
put "$work/three.img" "$work/gpt.img" 36864
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
