#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# The unit tests run nearly all lines of the pure files of kinit and kexec, and of usr/lib.
# "make coverage" shows those that they do not.
set -eu
repo=$(cd "$(dirname "$0")/../.." && pwd)
. "$repo/tests/lib/common.sh"
. "$repo/tests/lib/tap.sh"

wanted=90	# % of lines
mkdir -p "$build/tests"
table=$build/tests/coverage.table
"$repo/tests/lib/coverage" >"$table"
while read -r run all file; do
	printf '# %3d %% of %3d lines: %s\n' $((run * 100 / all)) "$all" "$file"
done <"$table"

for folder in usr/kexec usr/kinit usr/lib; do
	lines=$(awk -v folder="$folder/" 'index($3, folder) == 1 {
		run += $1; all += $2 } END { print run + 0, all + 0 }' "$table")
	run=${lines% *} all=${lines#* }
	check "$folder: $run of $all lines are run, at least $wanted %" \
		test "$all" -gt 0 -a $((run * 100)) -ge $((all * wanted))
done
done_testing
