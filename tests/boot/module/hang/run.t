#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# A module whose initialisation never ends: nothing else waits for it, the waiting line
# and the report name it. And one that fails.
set -eu
KINIT_STOCK=linux-image-cloud-amd64
repo=$(cd "$(dirname "$0")/../../../.." && pwd)
. "$repo/tests/lib/boot.sh"
. "$repo/tests/boot/module/lib.sh"

disk root here -L here
slow_root
stock_root=$work/stock
stock_dir=$work
stock_name=slow
stock_options='--module slow,virtio_blk,virtio_pci'

# shellcheck disable=SC2046
boot 'root=LABEL=here slow.seconds=-1' -device edu $(virtio root)
reached here 'a module that hangs stops nothing: the root'

# shellcheck disable=SC2046
boot_fails 'root=LABEL=gone kinit.timeout=5 slow.seconds=-1' -device edu $(virtio root)
check 'the waiting line names it' grep -q \
	'kinit: waiting, . s left: module slow has been loading for [2-9] s' "$console"
shows 'kinit: root device not found, and module slow is still loading: root=LABEL=gone' \
	'and so does the report'
check 'others were loaded meanwhile' on_console 'vda.*ext4'

# shellcheck disable=SC2046
boot_fails 'root=LABEL=gone kinit.timeout=3 slow.error=-5' -device edu $(virtio root)
shows 'kinit: root device not found, and module slow was refused: slow: the device does not answer \(Input/output error\): root=LABEL=gone' \
	'one that fails is named with what it said'
done_testing
