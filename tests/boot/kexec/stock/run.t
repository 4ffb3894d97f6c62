#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# From the running root of a stock kernel into the same kernel with another root: once by
# the kexec of kexec-tools, once by ours, with the same commands, which have to give the
# same statuses and start a kernel with the same command line. And both by kexec_load(2).
set -eu
KINIT_STOCK=linux-image-cloud-amd64
repo=$(cd "$(dirname "$0")/../../../.." && pwd)
. "$repo/tests/lib/boot.sh"
. "$repo/tests/boot/kexec/lib.sh"

stock_root=$("$repo/tests/lib/package_root" "$stock_root" "$arch" kexec-tools)
limit=240

disk second second -L second
script_disk first usr/sbin/kexec <<'SCRIPT'
read -r cmdline </proc/cmdline
case $cmdline in
*=theirs*) kexec=/usr/sbin/kexec-tools ;;
*) kexec=/usr/sbin/kexec ;;
esac
case $cmdline in
*-by-segments*) call=-c ;;
*) call=-s ;;
esac
kernel=/boot/vmlinuz
initrd=/boot/initrd
run $kexec --print-ckr-size
run $kexec -S
run $kexec -l -S
run $kexec -e
run $kexec --bogus
run $kexec -l /missing
run $kexec -l $kernel --initrd=/missing
run $kexec -s -l /usr/sbin/init
run $kexec -p $kernel
run $kexec -s -l $kernel --initrd=$initrd --reuse-cmdline
run $kexec -l -S
run $kexec -u
run $kexec -l -S
run $kexec -s -u
run $kexec -p -u
long=
while [ ${#long} -lt 1500 ]; do
	long="$long.................................................."
done
run $kexec $call --load $kernel --ramdisk=$initrd --reuse-cmdline \
	--append="root=LABEL=second quoted=\"two words\" long=$long last"
run $kexec -e
SCRIPT

# statuses: of the commands, without what they say, which differs.
statuses() {
	init_text | sed 's/^+ [^ ]*/+ kexec/' | grep -E '^(\+|exit:) '
}

for program in theirs ours theirs-by-segments ours-by-segments; do
	# kexec/load stands for these.
	case $program in
	*-by-segments) is_long || continue ;;
	esac
	# shellcheck disable=SC2046 # words
	boot "BOOT_IMAGE=/vmlinuz root=LABEL=first program=$program" $(virtio first second)
	reached second "the kernel that kexec ($program) has loaded gets to the other root"
	statuses | sed 's/ -c / -s /' >"$work/$program.statuses"
	init_text | sed -n 's/^cmdline: //p' | sed "s/program=$program //" >"$work/$program.cmdline"
	is "$(cat "$work/$program.statuses")" "$(cat "$work/theirs.statuses")" \
		"$program: the same statuses"
	is "$(cat "$work/$program.cmdline")" "$(cat "$work/theirs.cmdline")" \
		"$program: the new kernel has the same command line"
done
check 'it is that of the first kernel without BOOT_IMAGE, and what was appended' \
	grep -qE "^console=$console_tty .*root=LABEL=first .*root=LABEL=second quoted=\"two words\" long=\.{1500} last$" \
	"$work/ours.cmdline"
done_testing
