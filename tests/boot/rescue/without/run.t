#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# There is a shell only if the image has one and the command line asks for it; and
# where nobody can type, not twice.
set -eu
repo=$(cd "$(dirname "$0")/../../../.." && pwd)
. "$repo/tests/lib/boot.sh"
. "$repo/tests/boot/rescue/lib.sh"

fails='root=LABEL=gone kinit.timeout=0 kinit.degraded=never'
disk root root -L root
# shellcheck disable=SC2046
boot_fails "$fails kinit.on_failure=shell kinit.break=early" $(virtio root)
said='is ignored: no hook in this image has a shell; add the hook "rescue"'
is "$(kinit_text | grep -cxF "kinit.on_failure=shell $said")" 2 \
	'a parameter without the hook is told, at once and in the report'
rescue_image "$("$repo/tests/lib/sysroot")"
# shellcheck disable=SC2046
boot_fails "$fails" -initrd "$work/rescue.cpio" $(virtio root)
check_not 'the hook without a parameter is no shell' grep -q 'rescue# ' "$console"
console_option=console=none0
# shellcheck disable=SC2046
boot "$fails kinit.on_failure=shell" -initrd "$work/rescue.cpio" $(virtio root)
is "$(init_text)" '' 'without a console the boot fails, and does so for good'
done_testing
