#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# modprobe.d and the kernel's command line: options, aliases, what is blacklisted.
set -eu
KINIT_STOCK=linux-image-cloud-amd64
repo=$(cd "$(dirname "$0")/../../../.." && pwd)
. "$repo/tests/lib/boot.sh"

disk root here -L here
stock_name=generic
stock_options="--generic --no-hooks"

# shellcheck disable=SC2046
boot_fails 'root=LABEL=here kinit.timeout=1 modprobe.blacklist=foo,virtio-blk' $(virtio root)
shows 'kinit: root device not found.*' 'what is blacklisted is not loaded'
# shellcheck disable=SC2046
boot_fails 'root=LABEL=here kinit.timeout=1 module_blacklist=virtio_blk' $(virtio root)
shows 'kinit: root device not found, and module virtio_blk was refused: .*: root=LABEL=here' \
	'what the kernel itself blacklists is refused'

mkdir -p "$work/conf/etc/modprobe.d" "$work/conf/usr/lib/modprobe.d"
cat >"$work/conf/etc/modprobe.d/a.conf" <<'CONF'
# Which is not there any more, of what is here.
options virtio_blk \
	num_request_queues=1
softdep virtio_blk pre: nbd post: null-disk
alias null-disk loop
install loop /bin/false
CONF
echo 'blacklist virtio_blk' >"$work/conf/usr/lib/modprobe.d/a.conf"
pack "$work/conf"
# shellcheck disable=SC2046
boot 'root=LABEL=here nbd.max_part=3' -initrd "$work/conf.cpio" $(virtio root)
reached here 'what is in /etc hides what has its name in /usr/lib'
says 'timeline: .* loaded nbd' 'a soft dependency is loaded'
shows 'kinit: /etc/modprobe.d/a.conf:6: ignored: no command is run for a module' \
	'a command is not run, which is said'
done_testing
