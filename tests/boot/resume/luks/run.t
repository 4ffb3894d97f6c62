#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# Swap space on LVM on LUKS, opened by a key file; the root is beside it. Its group is
# activated although root is not on it.
set -eu
repo=$(cd "$(dirname "$0")/../../../.." && pwd)
. "$repo/tests/boot/resume/lib.sh"
. "$repo/tests/boot/luks/lib.sh"
only_long resume/partition

make_disks 260M root crypt <<SCRIPT
: $init_id
make_root /dev/vda luks -U $root_uuid
printf 'the key' >/tmp/key
cryptsetup luksFormat -q $luks2 /dev/vdb /tmp/key
cryptsetup open --key-file /tmp/key /dev/vdb plain
vgcreate -q swap-vg /dev/mapper/plain
lvcreate -q -l 100%FREE -n swap swap-vg
SCRIPT

admin=$work/admin
mkdir -p "$work/admin"
cp -al "$stock_root/." "$admin"
mkdir -p "$admin/etc/kinit/hooks.d" "$admin/etc/keys"
cat >"$admin/etc/kinit/hooks.d/our-key.hook" <<'END'
file /etc/keys/swap.key
file /etc/crypttab
END
echo 'plain /dev/vdb /etc/keys/swap.key luks' >"$admin/etc/crypttab"
printf 'the key' >"$admin/etc/keys/swap.key"
stock_root=$admin
stock_dir=$work
stock_options='--generic --hook mdadm,lvm2,cryptsetup,e2fsprogs,our-key'

line="$line resume=/dev/mapper/swap--vg-swap"
disks='root crypt'
hibernates /dev/dm-1 "$line"
resumes "$line"
shows 'kinit: resuming what was hibernated on dm-[0-9]+' 'it is said'
done_testing
