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
# What dpkg told the package's script, perhaps in quotes: packages that the kernel's own
# "make bindeb-pkg" makes call this from there whatever it is.
params=${DEB_MAINT_PARAMS:-configure}
case ${params#\'} in
configure*) ;;
*) exit 0 ;;
esac
# The package may be gone while this, a configuration file, is left.
update=${KINIT_UPDATE:-/usr/lib/kinit/update}
[ -x "$update" ] || exit 0
exec "$update" make "$1" >&2
