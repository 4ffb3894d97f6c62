#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# /etc/kernel/postrm.d/kinit: a kernel was removed; VERSION and its file.
set -eu
update=${KINIT_UPDATE:-/usr/lib/kinit/update}
if [ -z "${1:-}" ] || [ ! -x "$update" ]; then
	exit 0
fi
# Debian's kernel packages call this in an upgrade too, when the kernel stays.
params=${DEB_MAINT_PARAMS:-remove}
case ${params#\'} in
remove*|purge*) exec "$update" remove "$1" >&2 ;;
esac
