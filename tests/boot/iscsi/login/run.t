#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# Root on a disk of an iSCSI target, by Debian's iscsistart: as dracut's users name it, as
# Debian's do, and with CHAP both ways. The target is a real one, on 127.0.0.1.
set -eu
repo=$(cd "$(dirname "$0")/../../../.." && pwd)
. "$repo/tests/boot/net/lib.sh"
. "$repo/tests/boot/iscsi/lib.sh"

disk root far -L far
server
target 1 open "$work/root.img"
target 2 chap "$work/root.img" me 'one-secret-12' you 'two-secret-12'

hook show <<'RULES'
on switch run hooktest show /run/initramfs/open-iscsi.interface
RULES
# shellcheck disable=SC2086 # words
boot "root=LABEL=far ip=dhcp netroot=iscsi:$gateway::$port:1:$iqn:open rd.iscsi.initiator=$us" -initrd "$work/hooks.cpio" $nic
reached_from sda far 'as dracut has it'
shows 'kinit: show: eth0' 'the real system is told by which interface'
shows "kinit: open-iscsi: logging in to $iqn:open at $gateway" 'it is logged in to'
check 'its driver was loaded' on_console 'iscsi: registered transport \(tcp\)'

# shellcheck disable=SC2086 # words
boot "root=LABEL=far iscsi_initiator=$us iscsi_target_name=$iqn:chap iscsi_target_ip=$gateway iscsi_target_port=$port iscsi_username=me iscsi_password=one-secret-12 iscsi_in_username=you iscsi_in_password=two-secret-12" $nic
reached_from sda far 'as Debian has it, with CHAP both ways, and no ip='
shows_not 'kinit: .*secret.*' 'no secret is printed by kinit'

# An image for this machine has what it needs by itself.
[ "$arch" = x86_64 ] || { done_testing; exit; }
cat >"$work/far.machine" <<'MACHINE'
architecture x86_64
root ext4
layer iscsi
layer network eth0
device pci:v00001AF4d00001000sv00001AF4sd00000001bc02sc00i00
device virtio:d00000001v00001AF4
MACHINE
stock_name=iscsi-machine
stock_options="--machine $work/far.machine"
# shellcheck disable=SC2086 # words
boot "root=LABEL=far netroot=iscsi:$gateway::$port:1:$iqn:open rd.iscsi.initiator=$us" $nic
reached_from sda far 'by an image for this machine'
done_testing
