#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# A Debian of the machine's own release with GRUB, where "make deb" takes the place of
# initramfs-tools. It boots; there apt installs a newer kernel, which gets its image and
# boots; apt removes the old one, whose image goes; and initramfs-tools takes over again,
# as if nothing had been. "make check-long" runs this, tests/host/install.t stands for it
# in "make check".
set -eu
repo=$(cd "$(dirname "$0")/../../../.." && pwd)
. "$repo/tests/lib/boot.sh"
. "$repo/tests/boot/debian/lib.sh"
. "$repo/tests/boot/debian/release.sh"

only_long
[ "$(id -u)" -eq 0 ] || skip_all 'only root can make a Debian'
debian_tree grub2-common,grub-efi-amd64-bin
new=$(kernels | tail -n 1)
old=$(kernels | tail -n 2 | head -n 1)
[ "$old" != "$new" ] || skip_all 'the mirror has only one kernel'

check 'a Debian with initramfs-tools' apt install initramfs-tools "linux-image-$old"
check_not 'which makes its image' made_by_kinit "$tree/boot/initrd.img-$old"
# What there is of either, by name; initramfs-tools keeps a mark for each image.
cat >"$tree/root/traces" <<'END'
find /boot /etc/kernel /etc/initramfs /etc/initramfs-tools /etc/kinit /usr/lib/kernel \
	/usr/lib/kinit /usr/sbin/kinitramfs /var/lib/kinit /var/lib/initramfs-tools \
	-path /boot/grub -prune -o -print 2>/dev/null | sort
dpkg-query -W -f '${db:Status-Abbrev} ${Package}\n' 'initramfs-tools*' kinit 2>/dev/null
END
chroot "$tree" sh /root/traces | sed "s/$old/$new/" >"$tree/root/before"

kinit_deb
check 'our package takes its place' apt install /tmp/kinit.deb
check 'and makes the image anew' made_by_kinit "$tree/boot/initrd.img-$old"
cp "$tree/boot/initrd.img-$old" "$work/image"
check 'a program comes that a hook names' apt install mdadm
check 'and into the image' sh -c "'$build/kinitramfs/kinitramfs' inspect \
	'$tree/boot/initrd.img-$old' | grep -q ' mdadm .*/mdadm$'"
check 'it goes' apt purge mdadm
check 'and the image is what it was' cmp "$work/image" "$tree/boot/initrd.img-$old"

# What apt is to install over there, where no network is. initramfs-tools is there
# already, and not configured.
check 'packages for later' apt install --download-only "linux-image-$new" initramfs-tools
rm -rf "$tree/usr/share/doc" "$tree/usr/share/locale" "$tree/usr/share/man"

# What grub-install does, which wants to see disks.
mkdir -p "$esp/EFI/BOOT" "$tree/boot/grub"
cp -r "$tree/usr/lib/grub/x86_64-efi" "$tree/boot/grub/"
cat >"$tree/root/grub.cfg" <<'END'
search --label --set=root deb
set prefix=($root)/boot/grub
END
check 'GRUB' in_debian grub-mkimage -O x86_64-efi -o /efi/EFI/BOOT/BOOTX64.EFI \
	-c /root/grub.cfg -p /boot/grub part_gpt fat ext2 search search_label normal
# The first one; update-grub makes all others.
cat >"$tree/boot/grub/grub.cfg" <<END
linux /boot/vmlinuz-$old root=LABEL=deb ro console=ttyS0
initrd /boot/initrd.img-$old
boot
END
cat >>"$tree/etc/default/grub" <<'END'
GRUB_TIMEOUT=0
GRUB_TERMINAL=console
GRUB_CMDLINE_LINUX_DEFAULT=
GRUB_CMDLINE_LINUX=console=ttyS0
END

# Each ends the machine by a reboot, since QEMU is told -no-reboot.
cat >"$tree/root/upgrade" <<END
. /root/facts
apt-get -qq -y --no-download install linux-image-$new && echo 'apt: installed'
ls -1 /boot | sed 's/^/boot: /'
kinitramfs check --kernel $new /boot/initrd.img-$new | sed 's/^/check: /'
echo 'the end'
reboot
END
cat >"$tree/root/remove" <<END
. /root/facts
apt-get -qq -y remove linux-image-$old && echo 'apt: removed'
ls -1 /boot | sed 's/^/boot: /'
# Kernels depend on either, so apt brings the other by itself.
apt-get -qq -y --no-download purge kinit && echo 'apt: purged'
apt-get -qq -y install initramfs-tools && echo 'apt: there again'
sh /root/traces >/root/after
diff /root/before /root/after | sed 's/^/differs: /'
echo 'the end'
reboot
END
cat >"$tree/root/look" <<'END'
. /root/facts
echo 'the end'
poweroff
END
debian_disks 1800M

machine_runs upgrade
says "kernel: $old" 'it runs the old kernel'
says 'early: kinit' 'that kinit has booted'
says 'apt: installed' 'apt installs a newer one'
says "boot: initrd.img-$new" 'which has an image'
says 'check: /boot/initrd.img-.* can reach the root' 'that can reach the root'
machine_runs remove
says "kernel: $new" 'it runs the new kernel'
says 'early: kinit' 'that kinit has booted'
says 'apt: removed' 'apt removes the old one'
says_not "boot: .*-$old" 'and its image is gone'
says "boot: initrd.img-$new" 'the other is not'
says 'apt: purged' 'apt purges kinit'
says 'apt: there again' 'initramfs-tools is there again'
says_not 'differs: .*' 'and all is as it was'
machine_runs look
says "kernel: $new" 'it runs the new kernel'
says_not 'early: kinit' 'that kinit has not booted'
says 'early: initramfs-tools' 'but initramfs-tools'
done_testing
