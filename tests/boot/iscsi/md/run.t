#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# Root on md RAID1, each member a disk of another iSCSI server: when one is away, the array
# is started without it as kinit.degraded= has it, while that server is asked again and again.
set -eu
repo=$(cd "$(dirname "$0")/../../../.." && pwd)
. "$repo/tests/boot/net/lib.sh"
. "$repo/tests/boot/iscsi/lib.sh"
only_long iscsi/lvm

stock_name=iscsi-md
stock_options="--generic --network --hook open-iscsi,mdadm"
make_disks 32M one two <<'SCRIPT'
new_array /dev/md0 1 /dev/vda /dev/vdb
make_root /dev/md0 md-on-iscsi -L far
SCRIPT
server
target 1 one "$work/one.img"
server 1
target 1 two "$work/two.img"
far="root=LABEL=far netroot=iscsi:$gateway::$port::$iqn:one netroot=iscsi:$gateway::$((port + 1))::$iqn:two rd.iscsi.initiator=$us"
# shellcheck disable=SC2086 # words
boot "$far" $nic
reached md-on-iscsi
says 'mdstat: .* \[2/2\] \[UU\]' 'both members are in the array'

end_server 1
# shellcheck disable=SC2086 # words
boot "$far kinit.stall=3" $nic
reached md-on-iscsi
says 'mdstat: .* \[2/1\] \[U_\]' 'the array runs with one member'
shows "kinit: open-iscsi: $gateway refuses the connection at port $((port + 1))" 'the other is away'

# shellcheck disable=SC2086 # words
boot_fails "$far kinit.stall=1 kinit.timeout=2 kinit.degraded=never" $nic
shows "kinit: root device not found, and open-iscsi says that $gateway refuses the connection at port $((port + 1))( .*)?: root=LABEL=far" \
	'if it may not, the report says which server is away'
shows 'kinit:   md array .*: 1 of 2 members is there' 'and that the array lacks it'
done_testing
