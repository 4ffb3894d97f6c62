#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# While a passphrase is asked for, the root is plugged in: nobody has to answer
# any more, the boot goes on, and the terminal shows again what is typed.
set -eu
repo=$(cd "$(dirname "$0")/../../.." && pwd)
. "$repo/tests/lib/boot.sh"
. "$repo/tests/boot/luks-lib.sh"

typing=y
make_disks 64M locked <<SCRIPT
printf right | cryptsetup luksFormat -q $luks2 /dev/vda -
SCRIPT
disk root plain -L elsewhere
# Time to type in: it is stopped when that is over.
hook pause <<'RULES'
on mounted timeout=4 run hooktest hang
RULES

# abandoned: what is to be seen, be the command that asks easy to stop or not.
abandoned() {
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
abandoned

# It goes on asking, with what is typed not being shown, until it is killed.
mkdir -p "$work/hooks/usr/lib/kinit/cryptsetup"
cat >"$work/hooks/usr/lib/kinit/cryptsetup/unlock" <<'END'
#!/bin/sh
[ "$1" = ask ] || exit 0
trap '' TERM
while :; do
	cryptsetup open --type luks "$2" name
done
END
chmod +x "$work/hooks/usr/lib/kinit/cryptsetup/unlock"
pack "$work/hooks"
abandoned
done_testing
