#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# The network is needed and cannot be had: the first line says why.
set -eu
repo=$(cd "$(dirname "$0")/../../../.." && pwd)
. "$repo/tests/boot/net/lib.sh"

needed='kinit: the network is needed \(rd.neednet=1\), and'
disk root here
# shellcheck disable=SC2046
boot_fails 'root=/dev/vda rd.neednet=1 kinit.timeout=3' $(virtio root)
shows "$needed there is no network interface" 'there is none'

# A hub has nobody else on it.
# shellcheck disable=SC2046
boot_fails 'root=/dev/vda rd.neednet=1 kinit.timeout=3' $(virtio root) \
	-netdev hubport,id=net,hubid=1 -device virtio-net-pci,netdev=net,mac=52:54:00:00:00:07
shows "$needed no interface has an address: eth0 \(52:54:00:00:00:07\): no DHCP server answers \(asked [3-6] times\)" \
	'nobody answers'
done_testing
