#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# While kinit waits the wall clock is set to 2100, to 1970 and back. That makes no wait
# longer or shorter.
set -eu
repo=$(cd "$(dirname "$0")/../../../.." && pwd)
. "$repo/tests/lib/boot.sh"

hook clock <<'RULES'
on early run hooktest wall 4102444800
on block devname=/dev/vda run hooktest wall 86400
on block devname=/dev/sda run hooktest wall 4102444800
RULES
disk there there
disk one one
# shellcheck disable=SC2046
start 'panic=-1 printk.time=1 root=LABEL=none kinit.timeout=3 kinit.degraded=never kinit.log=debug loglevel=8' \
	-device virtio-scsi-pci,id=scsi0 -initrd "$work/hooks.cpio" \
	$(virtio there)
check 'kinit waits' wait_for 'waiting, 2 s left' 30
plug one
check 'the machine stops by itself' finish
for time in 4102444800 86400; do
	check "the clock was set to $time" \
		grep -q "run clock: hooktest wall $time" "$console"
done
check_not 'and that did not fail' grep -q 'clock: hooktest wall .*status' "$console"
for left in 3 2 1; do
	check "$left s are counted" \
		grep -q "waiting, $left s left: .*2 block devices" "$console"
done

# stamp REGEX: the kernel's time, in ms, of the first line that matches.
stamp() {
	tr '\r' '\n' <"$console" |
		sed -nE "/$1/{s/^\\[ *([0-9]+)\\.([0-9]{3}).*/\\1\\2/p;q}"
}
waited=$(($(stamp 'root device not found') - $(stamp 'kinit: found sda')))
diag "waited $waited ms"
check 'and the last wait took 3 s' test "$waited" -ge 2900 -a "$waited" -le 4500
done_testing
