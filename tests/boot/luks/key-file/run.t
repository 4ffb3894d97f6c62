#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# A key file and /etc/crypttab, brought by a hook of the administrator's in an
# initrd that "kinitramfs build" makes: nothing is asked. With a key that does not
# fit, the passphrase is.
set -eu
repo=$(cd "$(dirname "$0")/../../../.." && pwd)
. "$repo/tests/lib/boot.sh"
. "$repo/tests/boot/luks/lib.sh"

tool=$build/kinitramfs/kinitramfs
mkdir -p "$build/kinitramfs"
flock "$build/kinitramfs" make -s -C "$repo/scripts/kinitramfs" O="$build/kinitramfs"

uuid=aaaaaaaa-0001-4000-8000-000000000001
typing=y
make_disks 64M one <<SCRIPT
vgcreate -q my-vg /dev/vda
lvcreate -q -l 100%FREE -n my-crypt my-vg
printf right | cryptsetup luksFormat -q $luks2 /dev/my-vg/my-crypt -
printf 'the key' >/tmp/key
printf right | cryptsetup luksAddKey -q --pbkdf pbkdf2 --pbkdf-force-iterations 1000 \
	--key-file - /dev/my-vg/my-crypt /tmp/key
cryptsetup open --key-file /tmp/key /dev/my-vg/my-crypt plain
make_root /dev/mapper/plain right -U $uuid
SCRIPT

admin=$work/admin
mkdir -p "$admin/etc/kinit/hooks.d" "$admin/etc/keys"
cat >"$admin/etc/kinit/hooks.d/our-key.hook" <<'END'
file /etc/keys/root.key
file /etc/crypttab
END
echo 'cryptroot /dev/my-vg/my-crypt /etc/keys/root.key luks,discard' \
	>"$admin/etc/crypttab"

# make_initrd KEY
make_initrd() {
	rm -f "$admin/etc/keys/root.key"
	printf '%s' "$1" >"$admin/etc/keys/root.key"
	chmod 400 "$admin/etc/keys/root.key"
	check 'an initrd is made' sh -c "'$tool' build --hook our-key \
		--root '$admin' --kernel '$kernel_dir/build' -o '$work/initrd' >'$work/build.log' 2>&1"
}

make_initrd 'the key'
is "$(stat -c %a "$work/initrd")" 600 'only its owner can read it'
# shellcheck disable=SC2046
boot root=/dev/mapper/cryptroot -initrd "$work/initrd" $(virtio one)
reached right
says 'mapped: cryptroot' 'under the name that crypttab has'
is "$(prompts)" 0 'no passphrase is asked for'

make_initrd 'another key'
# shellcheck disable=SC2046
start 'panic=-1 root=/dev/mapper/cryptroot' -initrd "$work/initrd" $(virtio one)
check 'with another key a passphrase is asked for' prompted 1
shows 'kinit: cryptsetup: unlock key /dev/dm-0 .*: exit status 2' 'why is told'
type_line right
check 'the machine stops by itself' finish
reached right
says 'mapped: cryptroot' 'under the same name'
done_testing
