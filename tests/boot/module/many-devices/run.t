#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# More than 200 modaliases at once ("make check-long"; 30 in "make check"), of a machine
# full of controllers, the root behind the last of them. Each module is loaded once.
set -eu
KINIT_STOCK=${KINIT_STOCK:-linux-image-amd64}
repo=$(cd "$(dirname "$0")/../../../.." && pwd)
. "$repo/tests/lib/boot.sh"

stock_name=generic
stock_options="--generic --no-hooks"
limit=120
disk here here -L here
# So many take a minute: "make check" has fewer.
many=10
! is_long || many=100

# From slot 2 on, with 8 functions each. Each virtio-rng-pci has two modaliases, of PCI's
# and of virtio's; without vectors, of which one processor has 200.
slot=2
function=0
add() {
	_device=$1 _count=$2
	while [ "$_count" -gt 0 ]; do
		printf ' -device %s,addr=%x.%x,multifunction=on' "$_device" "$slot" "$function"
		_count=$((_count - 1)) function=$((function + 1))
		[ "$function" -lt 8 ] || slot=$((slot + 1)) function=0
	done
}
add lsi53c895a 2 >"$work/devices"
add megasas 2 >>"$work/devices"
add pvscsi 2 >>"$work/devices"
add ich9-ahci 2 >>"$work/devices"
add sdhci-pci 2 >>"$work/devices"
add virtio-rng-pci,vectors=0 $many >>"$work/devices"
# shellcheck disable=SC2046 # a list of options
boot 'root=LABEL=here kinit.timeout=60' $(cat "$work/devices") \
	-drive "file=$work/here.img,if=none,id=last,format=raw" \
	-device virtio-blk-pci,drive=last,addr=1f.0
reached here
is "$(init_text | sed -n 's/^timeline: .* loaded //p' | sort | uniq -d)" '' \
	'no module is loaded twice'
says 'timeline: .* loaded virtio_blk' 'the one of the root is'
done_testing
