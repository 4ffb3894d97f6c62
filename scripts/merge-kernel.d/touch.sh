# SPDX-License-Identifier: GPL-2.0-only
# shellcheck shell=sh
#
# A part of ../merge-kernel: the touch points, our lines in usr/Makefile
# and usr/Kconfig.
#
# Uses $dir, $anchor, $make_line, $kconfig_line.
# Sets $in_make, $in_kconfig (how often our line is there); in $work: Makefile,
# Kconfig (with our line).

lines_in() {
	grep -cxF -e "$2" "$dir/$1" || :
}

count_lines() {
	in_make=$(lines_in usr/Makefile "$make_line")
	in_kconfig=$(lines_in usr/Kconfig "$kconfig_line")
}

# Whether the last line of a file ends as lines do
is_terminated() {
	[ -z "$(tail -c 1 "$1")" ]
}

# Both files with their line -> $work/Makefile, $work/Kconfig. A file whose last
# line is not terminated gets an unterminated last line, so that removing can
# tell.
add_lines() {
	n=$(lines_in usr/Makefile "$anchor")
	[ "$n" -eq 1 ] || die "$dir/usr/Makefile: the line" \
		"'$anchor' is there $n times, not once; is this a changed kernel?"
	n=$(grep -nxF -e "$anchor" "$dir/usr/Makefile" | cut -d: -f1)
	{
		head -n $((n - 1)) "$dir/usr/Makefile"
		printf '%s\n' "$make_line"
		tail -n +"$n" "$dir/usr/Makefile"
	} >"$work/Makefile"
	{
		cat "$dir/usr/Kconfig"
		if is_terminated "$dir/usr/Kconfig"; then
			printf '%s\n' "$kconfig_line"
		else
			printf '\n%s' "$kconfig_line"
		fi
	} >"$work/Kconfig"
}

# without_line FILE LINE: FILE's text without it
without_line() {
	cp "$1" "$work/rest"
	while n=$(grep -nxF -m 1 -e "$2" "$work/rest"); do
		n=${n%%:*}
		head -n $((n - 1)) "$work/rest" >"$work/before"
		tail -n +$((n + 1)) "$work/rest" >"$work/after"
		if [ ! -s "$work/after" ] && ! is_terminated "$work/rest"; then
			printf '%s' "$(cat "$work/before")"
		else
			cat "$work/before" "$work/after"
		fi >"$work/less"
		mv "$work/less" "$work/rest"
	done
	cat "$work/rest"
}
