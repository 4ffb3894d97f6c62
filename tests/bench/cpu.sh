# SPDX-License-Identifier: GPL-2.0-only
# shellcheck shell=sh
#
# How long a command keeps a processor busy, which says more than the clock does where
# something else runs beside it.

# cpu_ms COMMAND...: runs it, with its output to standard error, and prints the time of a
# processor, in the program and the kernel, that it and its children took, in ms.
cpu_ms() {
	_times=$("$@" >&2 && times) || return
	# Of the children, "0m1.23s 0m0.45s", is the second line.
	echo "$_times" | awk '
		function ms(t) { sub(/s$/, "", t); split(t, p, "m"); return (p[1] * 60 + p[2]) * 1000 }
		NR == 2 { printf "%d\n", ms($1) + ms($2) }'
}
