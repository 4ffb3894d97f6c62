#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# /etc/kernel/postinst.d/kinit: a kernel was installed. Its package, and the kernel's own
# "make install", call this with VERSION and the kernel's file.
set -eu
# INITRD=No: the kernel's package says that it needs none.
if [ -z "${1:-}" ] || [ "${INITRD:-}" = No ]; then
	exit 0
fi
# The package may be gone while this, a configuration file, is left.
[ -x /usr/lib/kinit/update ] || exit 0
exec /usr/lib/kinit/update make "$1" >&2
