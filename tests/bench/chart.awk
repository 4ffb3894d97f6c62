# SPDX-License-Identifier: GPL-2.0-only
#
# Draws the table that tests/bench/stock and remote write as SVG: for each root and maker a bar for
# the time from power-on to the root's init, of which the dark part is the initramfs's own.
#
#	awk -f chart.awk bench.md >bench.svg

BEGIN {
	FS = " *\\| *"
	left = 150; width = 560; line = 20
}
$2 == "root" || $2 ~ /^-/ || NF < 7 { next }
{
	n++
	root[n] = $2; maker[n] = $3; size[n] = $4; total[n] = $6; own[n] = $7
	if (total[n] > longest)
		longest = total[n]
}

function seconds(ms) { return sprintf("%.2f s", ms / 1000) }
function megabytes(bytes) { return sprintf("%.1f MB", bytes / 1e6) }
function text(x, y, class, words) {
	printf "<text x=\"%d\" y=\"%d\" class=\"%s\">%s</text>\n", x, y, class, words
}
function bar(x, y, long, class) {
	printf "<rect x=\"%.1f\" y=\"%d\" width=\"%.1f\" height=\"13\" class=\"%s\"/>\n",
		x, y, long, class
}

END {
	if (!n) {
		print "chart: there are no rows in the table" >"/dev/stderr"
		exit 1
	}
	# Rows of one root stand together, whatever their order in the table.
	for (i = 1; i <= n; i++)
		if (!(root[i] in rows)) {
			roots[++groups] = root[i]
			rows[root[i]] = 1
		}
	height = 62 + n * line + groups * 30
	print "<!-- SPDX-License-Identifier: GPL-2.0-only -->"
	printf "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" " \
		"font-family=\"sans-serif\" font-size=\"12\">\n", left + width + 200, height
	print "<title>From power-on to the root's init</title>"
	print "<style>"
	print "text { fill: #222 } .head { font-weight: bold } .right { text-anchor: end }"
	print ".kernel { fill: #c8ccd2 } .own { fill: #c0504d } .ours { fill: #2c6fbb }"
	print "@media (prefers-color-scheme: dark) { text { fill: #ddd } .kernel { fill: #555a62 } }"
	print "</style>"
	text(10, 18, "head", "From power-on to the root's init, in virtual time")
	bar(10, 29, 13, "kernel"); text(28, 40, "", "the kernel, with unpacking the image")
	bar(260, 29, 13, "ours"); bar(275, 29, 13, "own")
	text(293, 40, "", "from /init to the root's init; then the size of the image")
	y = 56
	for (g = 1; g <= groups; g++) {
		y += 24
		text(10, y, "head", roots[g])
		y += 6
		for (i = 1; i <= n; i++) {
			if (root[i] != roots[g])
				continue
			scale = width / longest
			kernel = (total[i] - own[i]) * scale
			text(left - 8, y + 11, "right", maker[i])
			bar(left, y, kernel, "kernel")
			bar(left + kernel, y, own[i] * scale,
				maker[i] == "kinit" ? "ours" : "own")
			text(left + total[i] * scale + 6, y + 11, "",
				seconds(own[i]) " of " seconds(total[i]) ", " megabytes(size[i]))
			y += line
		}
	}
	print "</svg>"
}
