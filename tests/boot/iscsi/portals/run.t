#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# A target with two portals, of which the first is away: the second will do, and the root is
# one disk. So it is if both are there.
set -eu
repo=$(cd "$(dirname "$0")/../../../.." && pwd)
. "$repo/tests/boot/net/lib.sh"
. "$repo/tests/boot/iscsi/lib.sh"

disk root far -L far
server 1
target 1 two "$work/root.img"
two="netroot=iscsi:$gateway::$port:1:$iqn:two netroot=iscsi:$gateway::$((port + 1)):1:$iqn:two"
# shellcheck disable=SC2086 # words
boot "root=LABEL=far $two rd.iscsi.initiator=$us" $nic
reached_from sda far 'by the second portal'
shows "kinit: open-iscsi: $gateway refuses the connection at port $port" 'the first is away'
server
target 1 two "$work/root.img"
# shellcheck disable=SC2086 # words
boot "root=LABEL=far $two rd.iscsi.initiator=$us" $nic
reached_from sda far 'if both are there, the first'
is "$(grep -c 'kinit: open-iscsi: logging in' "$console")" 1 'and it alone'
done_testing
