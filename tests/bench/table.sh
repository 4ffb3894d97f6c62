# SPDX-License-Identifier: GPL-2.0-only
# shellcheck shell=sh
#
# The table of boots that "make bench" writes, and the chart of it. Needs common.sh.

table=$build/bench.md

# table_begin [ROOT...]: an empty one, or without the rows of these roots.
table_begin() {
	{
		echo "| root | made by | image, bytes | to build, CPU ms | power-on to init, ms | /init to init, ms |"
		echo "|---|---|---:|---:|---:|---:|"
		[ $# -eq 0 ] || [ ! -f "$table" ] || sed 1,2d "$table"
	} >"$table.new"
	for _root; do
		sed -i "/^| $_root |/d" "$table.new"
	done
	mv "$table.new" "$table"
	printf '%-34s %12s %10s %12s %12s   %s\n' "Debian's $version" 'image, B' 'CPU ms' \
		'power-on, ms' '/init, ms' 'budget of the last'
}

# table_row ROOT MAKER IMAGE MS TOTAL FROM-INIT BUDGET: MS is the time to make the image.
table_row() {
	_size=$(stat -c %s "$3")
	printf '%-34s %12s %10s %12s %12s   %s\n' "$1, $2" "$_size" "$4" "$5" "$6" "$7"
	echo "| $1 | $2 | $_size | $4 | $5 | $6 |" >>"$table"
}

# boot_times CONSOLE PORT: "TOTAL FROM-INIT" of a boot of the bench's init, virtual ms.
boot_times() {
	_ms=$(tr -d '\r' <"$1" | sed -n \
		's/^\[ *\([0-9]*\)\.\([0-9]*\)\] \(Run \/init\|bench: reached\).*/\1\2/p' |
		awk 'NR == 1 { a = $1 } { b = $1 } END { print int((b - a) / 1000) }')
	echo "$(($(tr -d '\r' <"$2") / 1000000)) $_ms"
}

chart() {
	awk -f "$repo/tests/bench/chart.awk" "$table" >"$build/bench.svg"
	echo "The table as Markdown: $table"
	echo "The chart: $build/bench.svg"
}
