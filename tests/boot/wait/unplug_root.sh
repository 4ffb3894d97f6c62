# SPDX-License-Identifier: GPL-2.0-only
# shellcheck shell=sh
#
# The disk that root= means goes away while a hook is busy with it.

# unplug_during EVENT: a rule for that event hangs for 3 s meanwhile.
unplug_during() {
	echo "on $1 timeout=3 run hooktest hang" | hook slow
	disk root goes -L goes
	start 'panic=-1 root=LABEL=goes kinit.timeout=1 kinit.degraded=never' \
		-initrd "$work/hooks.cpio" \
		-device virtio-scsi-pci,id=scsi0 \
		-drive "if=none,id=root,format=raw,file=$work/root.img" \
		-device scsi-hd,id=disk-root,drive=root,bus=scsi0.0
	check 'a hook is busy with it' wait_for 'slow: hanging' 30
	unplug root
	check 'the machine stops by itself' finish
	is "$(init_text)" '' 'no real init ran'
}
