# SPDX-License-Identifier: GPL-2.0-only
# shellcheck shell=sh
# shellcheck disable=SC2034 # for who sources it
#
# What the scenarios about iSCSI share: real servers, which the machine reaches at its
# gateway's address, and Debian's open-iscsi in its image. To be sourced behind lib.sh.
. "$repo/tests/lib/controllers.sh"
. "$repo/tests/lib/target.sh"
trap 'end_server; clean_up' EXIT

stock_root=$("$repo/tests/lib/iscsi_root" "$stock_root" "$arch")
stock_name=iscsi
stock_options="--generic --network --hook open-iscsi"
us=$iqn:box
gateway=10.7.3.2
nic="$user_net -device virtio-net-pci,netdev=net"
