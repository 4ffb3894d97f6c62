#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# What keeps a root on iSCSI away is what the report begins with: each time another first line.
# No secret is in it, or in the log.
set -eu
repo=$(cd "$(dirname "$0")/../../../.." && pwd)
. "$repo/tests/boot/net/lib.sh"
. "$repo/tests/boot/iscsi/lib.sh"

disk root far -L far
server
target 1 chap "$work/root.img" me 'one-secret-12' you 'two-secret-12'
tail=": root=LABEL=far"

# fails CAUSE PLACE: with that netroot.
fails() {
	# shellcheck disable=SC2086 # words
	boot_fails "root=LABEL=far kinit.timeout=1 netroot=iscsi:$2 rd.iscsi.initiator=$us" $nic
	shows "kinit: root device not found, and open-iscsi says that $1( \(tried [0-9]+ times\))?$tail" "$1"
	shows_not 'kinit: .*secret.*' 'no secret is printed by kinit'
}

fails "$gateway refuses the user me, or the password, for $iqn:chap" \
	"me:wrong-secret-1@$gateway::$port::$iqn:chap"
shows 'kinit:   open-iscsi: login: exit status 1, .*' 'the command is in the report'
shows 'kinit:     iscsistart: initiator reported error \(24 - .*' 'and what it said'
fails "$gateway refuses the connection at port 1" "$gateway::1::$iqn:chap"
if is_long; then
	fails "$gateway has no target $iqn:other, or not for $us" "$gateway::$port::$iqn:other"
	fails "10.7.3.99 (does not answer at port 3260|cannot be reached)" "10.7.3.99::::$iqn:chap"
fi
done_testing
