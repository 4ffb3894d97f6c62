# SPDX-License-Identifier: GPL-2.0-only
# shellcheck shell=sh
#
# A Debian in the folder $tree, in which the host installs packages, with what is on the
# boot loader's partition in the folder $esp; then two disks of that, which a machine
# boots by a UEFI, with no kernel from outside. Needs boot.sh.

. "$repo/tests/lib/debootstrap.sh"
. "$repo/tests/lib/uefi.sh"

# debian_tree PACKAGES: with $release of debootstrap.sh.
debian_tree() {
	tree=$work/tree esp=$work/esp
	DEBIAN_FRONTEND=noninteractive
	export DEBIAN_FRONTEND
	bootstrap "$tree" "systemd-sysv,udev,e2fsprogs,procps,kmod,$1" "$work/log"
	sed -i 's/^root:[^:]*:/root::/' "$tree/etc/shadow"
	echo 'LABEL=deb / ext4 defaults 0 1' >"$tree/etc/fstab"
	echo 'LABEL=ESP /efi vfat umask=0077 0 0' >>"$tree/etc/fstab"
	echo deb >"$tree/etc/hostname"
	echo 00000000000040008000000000000001 >"$tree/etc/machine-id"
	echo 'APT::Install-Recommends "false";' >"$tree/etc/apt/apt.conf.d/50small"
	mkdir "$tree/efi" "$esp"
	cat >"$tree/root/facts" <<-'END'
	exec >/dev/ttyS1 2>&1
	export DEBIAN_FRONTEND=noninteractive
	echo "state: $(systemctl is-system-running --wait)"
	systemctl --failed --no-legend --plain --full | sed 's/^/failed: /'
	echo "kernel: $(uname -r)"
	[ ! -e /run/kinit/timeline ] || echo 'early: kinit'
	[ ! -e /run/initramfs ] || echo 'early: initramfs-tools'
	END
}

# in_debian COMMAND...: there, with the partition mounted at /efi, as far as a folder
# can be one.
in_debian() {
	SYSTEMD_RELAX_ESP_CHECKS=1 unshare -m sh -c '
		tree=$1 esp=$2
		shift 2
		mount -t proc proc "$tree/proc"
		mount -t tmpfs -o mode=700 esp "$tree/efi"
		cp -r "$esp/." "$tree/efi/"
		status=0
		chroot "$tree" "$@" || status=$?
		rm -rf "$esp"
		cp -r "$tree/efi" "$esp"
		exit "$status"' - "$tree" "$esp" "$@" >>"$work/log" 2>&1
}

apt() {
	in_debian apt-get -q -y "$@"
}

# kernels: those that apt knows, by version, the newest last, a name a line.
kernels() {
	chroot "$tree" apt-cache search --names-only '^linux-image-[0-9].*-cloud-amd64$' |
		sed 's/^linux-image-//; s/ .*//' | sort -V
}

# kinit_deb: our package, made by this system, as /tmp/kinit.deb.
kinit_deb() {
	_deb=$("$repo/scripts/install/deb" "$work" 2>>"$work/log")
	cp "$_deb" "$tree/tmp/kinit.deb"
}

# made_by_kinit IMAGE: it has kinit in it.
made_by_kinit() {
	"$build/kinitramfs/kinitramfs" inspect "$1" >"$work/inspected" &&
		grep -q ' base ' "$work/inspected"
}

# debian_disks SIZE: $work/root.img and $work/boot.img.
debian_disks() {
	rm -f "$work/root.img"
	truncate -s "$1" "$work/root.img"
	"$mke2fs" -q -t ext4 -L deb -d "$tree" "$work/root.img"
	debian_esp
}

debian_esp() {
	make_esp "$work/esp.img" 126M "$esp"
	make_gpt "$work/boot.img" 128M <<-END
	start=2048, size=258048, type=uefi
	END
	put "$work/esp.img" "$work/boot.img" 2048
}

# machine_runs SCRIPT: boots these disks to the login prompt; root logs in and runs
# /root/SCRIPT, which says "the end" and stops the machine.
machine_runs() {
	boot_loader=y typing=y memory=1024 limit=900
	# shellcheck disable=SC2046
	start '' $(uefi) $(uefi_disks boot root)
	check "the login prompt is there, to run $1" wait_for ' login: ' 300
	type_line root
	check 'root can log in' wait_for 'root@.*# ' 90
	type_line "sh /root/$1"
	check "the machine runs it" wait_until_said 'the end' 600
	check 'and stops' finish
	says 'state: running' 'all units had been started'
	says_not 'failed: .*' 'and none had failed'
}
