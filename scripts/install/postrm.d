#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# /etc/kernel/postrm.d/kinit: a kernel was removed; VERSION and its file.
set -eu
if [ -z "${1:-}" ] || [ ! -x /usr/lib/kinit/update ]; then
	exit 0
fi
exec /usr/lib/kinit/update remove "$1" >&2
