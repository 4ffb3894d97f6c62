#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# A Debian 13, whose kernel has modules packed by xz, with "make deb" as this system makes
# it in place of initramfs-tools, and systemd-boot: a kernel that apt installs gets an
# image and an entry (layout=bls), which boots; there the image is made anew for that
# machine. Then the same kernel and image in one file, by ukify (layout=uki). "make
# check-long" runs this, tests/host/install.t stands for it in "make check".
set -eu
repo=$(cd "$(dirname "$0")/../../../.." && pwd)
. "$repo/tests/lib/boot.sh"
. "$repo/tests/boot/debian/lib.sh"
. "$repo/tests/boot/debian/release.sh"

only_long
[ "$(id -u)" -eq 0 ] || skip_all 'only root can make a Debian'
release=trixie
debian_tree zstd
check 'a Debian 13' apt install systemd-boot systemd-boot-efi systemd-ukify
mkdir -p "$tree/etc/kernel"
echo 'root=LABEL=deb rw console=ttyS0' >"$tree/etc/kernel/cmdline"

check 'systemd-boot' in_debian bootctl --no-variables install
kinit_deb
check 'our package' apt install /tmp/kinit.deb
# The kernel reads it before it unpacks anything, and finds nothing for its processor.
mkdir -p "$tree/usr/lib/firmware/amd-ucode" "$tree/etc/kinit"
echo microcode yes >"$tree/etc/kinit/kinitramfs.conf"
echo none >"$tree/usr/lib/firmware/amd-ucode/microcode_amd.bin"
check 'a kernel' apt install linux-image-cloud-amd64
version=$(cd "$tree/lib/modules" && echo *)
pattern=$(echo "$version" | sed 's/[.+]/\\&/g')
image=$tree/boot/initrd.img-$version
check 'which has an image' made_by_kinit "$image"
entry=$esp/loader/entries/00000000000040008000000000000001-$version.conf
is "$(grep -c '^initrd ' "$entry")" 1 'and an entry with one initrd'
check 'which is that' cmp "$image" "$esp/$(sed -n 's/^initrd *//p' "$entry")"

# add NAME: kernel-install does, as if for the first time.
add() {
	in_debian kernel-install remove "$version"
	check "$1" in_debian kernel-install add "$version" "/boot/vmlinuz-$version"
}

# kernel-install makes an image if there is none.
mv "$image" "$work/image"
add 'an entry without an image in /boot'
check 'has the same one' cmp "$work/image" "$esp/$(sed -n 's/^initrd *//p' "$entry")"
echo initrd_generator=dracut >"$tree/etc/kernel/install.conf"
add 'one where another is chosen'
check_not 'has none' grep -q ^initrd "$entry"
rm "$tree/etc/kernel/install.conf"
mv "$work/image" "$image"
add 'and it comes back'

cat >"$tree/root/update" <<'END'
. /root/facts
/usr/lib/kinit/update all && echo 'update: made'
image=$(echo /boot/initrd.img-*)
kinitramfs check "$image" | sed 's/^/check: /'
kinitramfs inspect "$image" | grep -q virtio_scsi || echo 'for: this machine'
for copy in /efi/0*/*/initrd*; do
	cmp "$image" "$copy" && echo 'copy: the same' || echo 'copy: another'
done
echo 'the end'
poweroff
END
cat >"$tree/root/look" <<'END'
. /root/facts
echo 'the end'
poweroff
END
rm -rf "$tree/usr/share/doc" "$tree/usr/share/locale" "$tree/usr/share/man"
debian_disks 1000M
machine_runs update
shows '.*Debian GNU/Linux 13 .*' 'it is a Debian 13'
says "kernel: $pattern" 'with its kernel'
says 'early: kinit' 'that kinit has booted'
says 'update: made' 'the image is made anew'
says 'for: this machine' 'for this machine'
says 'check: /boot/initrd.img-.* can reach the root' 'whose root it can reach'
says 'copy: the same' 'and systemd-boot has it'
says_not 'copy: another' 'and no other'

# The same in one file.
check 'the entry is removed' in_debian kernel-install remove "$version"
is "$(find "$esp" -name "*$version*")" '' 'nothing of it is left'
echo layout=uki >"$tree/etc/kernel/install.conf"
add 'a kernel and its image in one file'
uki=$esp/EFI/Linux/00000000000040008000000000000001-$version.efi
objcopy -O binary --only-section=.initrd "$uki" "$work/initrd"
# A section is padded.
check 'which is that image' cmp -n "$(stat -c %s "$image")" "$image" "$work/initrd"
check 'and no other' [ "$(stat -c %s "$work/initrd")" -lt "$(($(stat -c %s "$image") + 4096))" ]
"$build/kinitramfs/kinitramfs" inspect "$work/initrd" >"$work/inspected"
check 'in which microcode comes first' grep -qE '^1 +0 .* early ' "$work/inspected"
debian_esp
machine_runs look
says "kernel: $pattern" 'it runs its kernel'
says 'early: kinit' 'that kinit has booted'
check 'the file is removed' in_debian kernel-install remove "$version"
is "$(find "$esp" -name "*$version*")" '' 'nothing of it is left'
done_testing
