# SPDX-License-Identifier: GPL-2.0-only
# rooms.awk: reads tests/lib/rooms and then lines "FILE HEADER", both below the folder
# of -v program; prints those that point from a lower room to a higher one.
BEGIN { level = 0 }
FNR == NR {
	if ($1 != program)
		next
	level++
	for (i = 2; i <= NF; i++) {
		if ($2 == "fact" && i > 2)
			fact[$i] = 1
		else if ($2 != "fact")
			rank[$i] = level
	}
	next
}

# room(PATH): the longest beginning of a path, or all of it, that has a rank.
function room(path, _p)
{
	_p = path
	sub(/\.[ch]$/, "", _p)
	while (!(_p in rank)) {
		if (!sub(/\/[^\/]*$/, "", _p))
			return ""
	}
	return _p
}

{
	header = $2
	sub(/\.h$/, "", header)
	file = $1
	is_header = sub(/\.h$/, "", file)
	from = room($1)
	to = room($2)
	if (from == "" || to == "")
		print program "/" $1 ": includes " $2 ": tests/lib/rooms has no line for one of them"
	else if (is_header && file in fact) {
		if (!(header in fact) && rank[to] <= rank["boot"])
			print program "/" $1 ": includes " $2 ": a header of facts includes no other"
	} else if (!(header in fact) && from != to && rank[to] <= rank[from])
		print program "/" $1 ": includes " $2 ": " to " is not below " from
}
