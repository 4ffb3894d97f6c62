# SPDX-License-Identifier: GPL-2.0-only
# shellcheck shell=sh
#
# While a passphrase is asked for, the root is plugged in. Needs luks/lib.sh.

typing=y
make_disks 64M locked <<SCRIPT
printf right | cryptsetup luksFormat -q $luks2 /dev/vda -
SCRIPT
disk root plain -L elsewhere

# abandoned SECONDS: what is to be seen, be the command that asks easy to stop or not.
# So long the boot stops when root is mounted: time to stop it, and to type in.
abandoned() {
	echo "on mounted timeout=$1 run hooktest hang" | hook pause
	# shellcheck disable=SC2046
	start 'panic=-1 root=LABEL=elsewhere' -initrd "$work/hooks.cpio" \
		-device virtio-scsi-pci,id=scsi0 $(virtio locked)
	check 'a passphrase is asked for' prompted 1
	# Ends in the middle of a line, which is thrown away.
	printf 'swordfi' >&7
	plug root
	check 'the command is stopped, and the console is there again' \
		wait_for "kinit: cryptsetup: unlock ask /dev/vda .*: not needed any more, stopped" 20
	type_line 'who sees this?'
	check 'what is typed is shown' wait_for 'who sees this\?' 3
	check 'the machine stops by itself' finish
	reached plain
	says_not 'mapped: .*' 'nothing is opened'
	says 'children: none' 'nothing is left of the command that asked'
	check_not 'what was typed at the prompt is not shown' \
		grep -q 'swordfi' "$console"
}
