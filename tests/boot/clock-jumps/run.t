#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# While kinit waits the wall clock is set to 2100 and to 1970. That makes no wait longer
# or shorter.
set -eu
repo=$(cd "$(dirname "$0")/../../.." && pwd)
. "$repo/tests/lib/boot.sh"

hook clock <<'RULES'
on early run hooktest wall 4102444800
on block devname=/dev/vda run hooktest wall 86400
on block devname=/dev/sda run hooktest wall 4102444800
on block devname=/dev/sdb run hooktest wall 86400
RULES
disk there there
disk one one
disk two two
# shellcheck disable=SC2046
start 'panic=-1 printk.time=1 root=LABEL=none kinit.timeout=5 kinit.log=debug loglevel=8' \
	-device virtio-scsi-pci,id=scsi0 -initrd "$work/hooks.cpio" \
	$(virtio there)
check 'kinit waits' wait_for 'waiting, 4 s left' 30
plug one
check 'it goes on from the start' wait_for 'waiting, 4 s left.*2 block devices' 30
plug two
check 'the machine stops by itself' finish
for time in 4102444800 86400; do
	check "the clock was set to $time" \
		grep -q "run clock: hooktest wall $time" "$console"
done
check_not 'and that did not fail' grep -q 'clock: hooktest wall .*status' "$console"
for left in 4 3 2 1; do
	check "$left s are counted" \
		grep -q "waiting, $left s left: .*3 block devices" "$console"
done

# stamp REGEX: the kernel's time, in ms, of the first line that matches.
stamp() {
	tr '\r' '\n' <"$console" |
		sed -nE "/$1/{s/^\\[ *([0-9]+)\\.([0-9]{3}).*/\\1\\2/p;q}"
}
waited=$(($(stamp 'root device not found') - $(stamp 'kinit: found sdb')))
diag "waited $waited ms"
check 'and the last wait took 5 s' test "$waited" -ge 4900 -a "$waited" -le 6500
done_testing
