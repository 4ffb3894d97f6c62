# SPDX-License-Identifier: GPL-2.0-only
# shellcheck shell=sh
#
# row NAME MEASURED BUDGET: a line of "make bench", on standard output.

row() {
	printf '%-52s %10s   %s\n' "$@"
}
