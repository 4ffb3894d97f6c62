// SPDX-License-Identifier: GPL-2.0-only
/* The timeline as a picture (SVG 1.1). */
#include "timeline/timeline.h"

/* All in pixels. */
#define ROW   18
#define LEFT  320 /* labels */
#define WIDTH 640 /* bars */
#define RIGHT 80 /* how long it took */
#define TOP   30
#define TICKS 8

static void put_text(const char *s, FILE *out)
{
	for (; *s; s++) {
		if (*s == '&')
			fputs("&amp;", out);
		else if (*s == '<')
			fputs("&lt;", out);
		else if (*s == '>')
			fputs("&gt;", out);
		else if ((unsigned char)*s < ' ' || (unsigned char)*s > '~')
			putc('?', out);
		else
			putc(*s, out);
	}
}

static double place(const struct timeline *t, uint64_t time)
{
	uint64_t all = t->end - t->start;

	return LEFT + (all ? (time - t->start) * (double)WIDTH / all : 0);
}

static void draw_axis(const struct timeline *t, FILE *out)
{
	double height = TOP + t->count * (double)ROW;

	for (int i = 0; i <= TICKS; i++) {
		double x = LEFT + i * (double)WIDTH / TICKS;
		double ms = (t->end - t->start) / 1e3 * i / TICKS;

		fprintf(out,
			"<line class=\"axis\" x1=\"%.1f\" x2=\"%.1f\" y1=\"%d\" y2=\"%.0f\"/>\n",
			x, x, TOP - 6, height);
		fprintf(out,
			"<text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">%.0f ms</text>\n",
			x, TOP - 12, ms);
	}
}

static void draw_span(const struct timeline *t, size_t i, FILE *out)
{
	const struct span *s = &t->spans[i];
	double x = place(t, s->start), width = place(t, s->end) - x;
	double y = TOP + i * (double)ROW;

	fprintf(out, "<g class=\"%s\"><text x=\"4\" y=\"%.0f\">",
		s->failed ? "failed" : span_kind_name(s->kind), y + 13);
	put_text(s->label, out);
	fprintf(out,
		"</text><rect x=\"%.1f\" y=\"%.0f\" width=\"%.1f\" height=\"%d\"/>",
		x, y + 3, width < 1.5 ? 1.5 : width, ROW - 6);
	if (s->end > s->start)
		fprintf(out, "<text x=\"%.1f\" y=\"%.0f\">%.1f</text>",
			x + width + 4, y + 13, (s->end - s->start) / 1e3);
	fputs("</g>\n", out);
}

void timeline_svg(const struct timeline *t, FILE *out)
{
	int width = LEFT + WIDTH + RIGHT;
	double height = TOP + t->count * (double)ROW + 10;

	fprintf(out,
		"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%.0f\" viewBox=\"0 0 %d %.0f\">\n",
		width, height, width, height);
	/* The page that it stands in may be light or dark. */
	fputs("<style>\n"
	      "svg { background: #fff } text { font: 11px sans-serif; fill: #222 }\n"
	      ".axis { stroke: #8884 } .event rect { fill: #555 }\n"
	      ".module rect { fill: #3b76c4 } .command rect { fill: #2e8b57 }\n"
	      ".mount rect { fill: #8a5fb8 } .wait rect { fill: #d9a520 }\n"
	      ".failed rect { fill: #c0392b }\n"
	      "@media (prefers-color-scheme: dark) {\n"
	      "svg { background: #1b1b1b } text { fill: #ddd } .event rect { fill: #aaa }\n"
	      "}\n"
	      "</style>\n",
	      out);
	draw_axis(t, out);
	for (size_t i = 0; i < t->count; i++)
		draw_span(t, i, out);
	fputs("</svg>\n", out);
}
