#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# Debian's kdump-tools, unchanged, with our kexec in place of kexec-tools' own: its unit loads
# the crash kernel at boot, its kdump-config unloads and loads it again, and what it has loaded
# saves the dump.
set -eu
repo=$(cd "$(dirname "$0")/../../../.." && pwd)
. "$repo/tests/lib/tap.sh"
only_long kdump/uuid
[ "$(id -u)" -eq 0 ] || skip_all 'only root can make a Debian'
. "$repo/tests/boot/kdump/lib.sh"
. "$repo/tests/boot/kdump/debian.sh"

limit=400
memory=1024
reserved=256M
debian_disk
cat >"$work/report" <<'REPORT'
run() {
	echo "+ $*"
	"$@" 2>&1
	echo "exit: $?"
}
loaded() {
	echo "loaded: $(cat /sys/kernel/kexec_crash_loaded)"
}
echo "unit: $(systemctl is-active kdump-tools.service)"
loaded
run kdump-config status
run kdump-config show
run kdump-config unload
loaded
run kdump-config test
loaded
run kdump-config load
loaded
run kdump-config try-reload
loaded
run systemctl stop kdump-tools.service
loaded
run systemctl start kdump-tools.service
loaded
echo 'done'
sync
echo c >/proc/sysrq-trigger
REPORT
debian_put "$work/report" /report
debian_start
check 'the machine stops by itself' finish
says 'unit: active' 'the unit has started'
is "$(init_text | sed -n 's/^loaded: //p' | tr '\n' ' ')" '1 0 0 1 1 0 1 ' \
	'what is loaded is what was asked for'
is "$(init_text | sed -n 's/^exit: //p' | tr '\n' ' ')" '0 0 0 0 0 0 0 0 ' 'nothing fails'
says 'current state *: ready to kdump' 'kdump-config finds it loaded'
says ' */sbin/kexec -p --command-line=.* --initrd=/var/lib/kdump/initrd.img /var/lib/kdump/vmlinuz' \
	'and tells how it was'
says 'done' 'all has been tried'
is "$(debian_dumps "$work/debian.img")" 'dmesg.STAMP dump.STAMP' 'the dump is saved by kdump-tools'
done_testing
