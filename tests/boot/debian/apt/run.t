#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# "make deb" in place of initramfs-tools, on a Debian that debootstrap made: a kernel that
# apt installs gets its image, which boots; a hook's program that comes makes it anew; it
# goes with its kernel; and initramfs-tools takes over again. "make check-long" runs this,
# tests/host/install.t stands for it in "make check".
set -eu
repo=$(cd "$(dirname "$0")/../../../.." && pwd)
. "$repo/tests/lib/boot.sh"
. "$repo/tests/lib/debootstrap.sh"

[ -n "${KINIT_LONG:-}" ] || skip_all 'takes minutes: make check-long runs it'
[ "$(id -u)" -eq 0 ] || skip_all 'only root can make a Debian'
tree=$work/tree
DEBIAN_FRONTEND=noninteractive
export DEBIAN_FRONTEND
bootstrap "$tree" systemd-sysv,udev,e2fsprogs,procps,kmod,zstd,libelf1,libbz2-1.0 \
	"$work/log"

apt() {
	chroot "$tree" apt-get -q -y --no-install-recommends "$@" >>"$work/log" 2>&1
}

deb=$("$repo/scripts/install/deb" "$work")
cp "$deb" "$tree/tmp/kinit.deb"
check 'the package is installed' apt install /tmp/kinit.deb
check 'a kernel is' apt install linux-image-cloud-amd64
version=$(cd "$tree/lib/modules" && echo *)
image=$tree/boot/initrd.img-$version
check 'which has an image' [ -s "$image" ]
first=$(stat -c %s "$image")

sed -i 's/^root:[^:]*:/root::/' "$tree/etc/shadow"
echo 'LABEL=deb / ext4 defaults 0 1' >"$tree/etc/fstab"
cat >"$tree/etc/systemd/system/report.service" <<'UNIT'
[Service]
ExecStart=/bin/sh -c 'exec >/dev/ttyS1 2>&1; echo "state: $(systemctl is-system-running --wait)"; systemctl --failed --no-legend --plain; systemctl poweroff'
[Install]
WantedBy=multi-user.target
UNIT
mkdir -p "$tree/etc/systemd/system/multi-user.target.wants"
ln -s ../report.service "$tree/etc/systemd/system/multi-user.target.wants/"
truncate -s 800M "$work/root.img"
"$mke2fs" -q -t ext4 -L deb -d "$tree" "$work/root.img"
limit=200
memory=512
bzimage=$tree/boot/vmlinuz-$version
# shellcheck disable=SC2046
boot 'root=LABEL=deb rw' -initrd "$image" $(virtio root)
says 'state: running' 'the machine boots it, and no unit fails'

check 'a program that a hook names comes' apt install mdadm
check_not 'and the image is made anew' [ "$(stat -c %s "$image")" = "$first" ]
check 'the kernel is removed' apt purge linux-image-cloud-amd64 "linux-image-$version"
check_not 'its image goes with it' [ -e "$image" ]
check 'it comes again' apt install "linux-image-$version"
check 'with an image' [ -s "$image" ]
check 'kinit is purged' apt purge kinit
is "$(find "$tree/etc" "$tree/var/lib" "$tree/usr/lib/kinit" "$tree/usr/lib/kernel" \
	-name '*kinit*' -not -path '*/dpkg/*' 2>/dev/null)" '' 'without a trace'
check 'initramfs-tools comes back' apt install initramfs-tools
check 'and makes its image' sh -c "zcat -f '$image' | head -c 300000 | grep -q . &&
	! '$build/kinitramfs/kinitramfs' inspect '$image' | grep -q 'base '"
done_testing
