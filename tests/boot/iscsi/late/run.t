#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# The server of a root on iSCSI starts 10 s after the machine has asked for it first: it is
# asked again, and meanwhile the waiting line says so.
set -eu
repo=$(cd "$(dirname "$0")/../../../.." && pwd)
. "$repo/tests/boot/net/lib.sh"
. "$repo/tests/boot/iscsi/lib.sh"

disk root far -L far
late="$gateway refuses the connection at port $port"
# shellcheck disable=SC2086 # words
start "panic=-1 root=LABEL=far netroot=iscsi:$gateway::$port:1:$iqn:late rd.iscsi.initiator=$us" $nic
check 'a try fails' wait_for "kinit: open-iscsi: login: exit status 1" 40
sleep 5
server
target 1 late "$work/root.img"
check 'the machine stops by itself' finish
reached_from sda far 'the late one'
tr '\r' '\n' <"$console" >"$work/lines"
check 'the waiting line says what is tried again' \
	grep -q "^kinit: waiting, [0-9]* s left: open-iscsi (1 try): ${late%% at*}" "$work/lines"
n=$(grep -c "open-iscsi: logging in to" "$work/lines")
check "it is tried $n times, not all the time" test "$n" -ge 2 -a "$n" -le 5
done_testing
