#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# A root on NFS whose place a DHCP server names, and one over IPv6.
set -eu
repo=$(cd "$(dirname "$0")/../../../.." && pwd)
. "$repo/tests/boot/net/lib.sh"
. "$repo/tests/boot/nfs/lib.sh"

make_tree "$work/root" far
nfs_lan
nfs_start 3,4
lan_dhcp --dhcp-option=option:root-path,10.7.9.1:/srv/root,vers=4.1,soft --dhcp-host=52:54:00:00:00:07,box
nfs_wait
# shellcheck disable=SC2086 # words
boot 'root=dhcp' $lan_nic
reached far 'all of it is by DHCP'
says 'mount: .* / / ro,relatime - nfs4 10.7.9.1:/srv/root ro,vers=4.1,.*,soft,.*' 'with its options'

# shellcheck disable=SC2086 # words
boot "root=nfs:[2001:db8:9::1]:/srv/root ip=[2001:db8:9::77]:::64::eth0:none" $lan_nic
reached far 'over IPv6'
says 'mount: .* / / ro,relatime - nfs4 \[2001:db8:9::1\]:/srv/root ro,vers=4.2,.*' 'by the newest version'
done_testing
