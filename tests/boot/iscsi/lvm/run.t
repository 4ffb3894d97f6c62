#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# Root in a logical volume of a group that is on disks of two iSCSI targets.
set -eu
repo=$(cd "$(dirname "$0")/../../../.." && pwd)
. "$repo/tests/boot/net/lib.sh"
. "$repo/tests/boot/iscsi/lib.sh"

stock_name=iscsi-lvm
stock_options="--generic --network --hook open-iscsi,lvm2"
make_disks 32M one two <<'SCRIPT'
vgcreate -q vg0 /dev/vda /dev/vdb
lvcreate -q -i 2 -L 32M -n root vg0
make_root /dev/vg0/root lvm-on-iscsi
SCRIPT
server
target 1 one "$work/one.img"
target 2 two "$work/two.img"
# shellcheck disable=SC2086 # words
boot "root=/dev/vg0/root netroot=iscsi:$gateway::$port::$iqn:one netroot=iscsi:$gateway::$port::$iqn:two rd.iscsi.initiator=$us" $nic
reached lvm-on-iscsi
mounted mapper/vg0-root '.*' '.*' 'root is the volume'
done_testing
