#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# A command line as long as the architecture allows, with root= at its end.
set -eu
repo=$(cd "$(dirname "$0")/../../../.." && pwd)
. "$repo/tests/lib/boot.sh"

disk root right -L the-end
fixed="$console_option brd.rd_nr=$ram_disks panic=-1"	# what comes before it
end=' root=LABEL=the-end'
# A name with a dot is a module's, and no argument of init.
line=
while [ $((${#fixed} + ${#line} + ${#end})) -lt $((cmdline_max - 48)) ]; do
	line="$line filler.number=0123456789"
done
pad=$((cmdline_max - 1 - ${#fixed} - 1 - ${#line} - ${#end} - 3))
line="$line x.$(printf '%0*d' "$pad" 0)$end"
is $((${#fixed} + 1 + ${#line})) $((cmdline_max - 1)) 'the line is as long as can be'
# shellcheck disable=SC2046
boot "$line" $(virtio root)
reached right
says 'cmdline: .*root=LABEL=the-end' 'nothing was cut off'
done_testing
