// SPDX-License-Identifier: GPL-2.0-only
/* The timeline as a picture (SVG 1.1). */
#include <stdlib.h>
#include <string.h>

#include "base/strlist.h"
#include "timeline/axis.h"
#include "timeline/label.h"
#include "timeline/timeline.h"

/* All in pixels. */
#define MARGIN	  16
#define ROW	  18
#define TITLE	  30 /* where the title's text stands */
#define LEGEND	  52
#define TOP	  86 /* of the first row */
#define BARS	  760
#define DURATION  96 /* how long it took, behind the bars */
#define CHARACTER 7.3 /* not less than fonts of this size have */
#define LEAST_BAR 2.0

#define LEAST_LABEL 24 /* characters: there is room for the title */
#define MOST_LABEL  60
#define TICKS	    8
#define LONG	    10000000 /* microseconds: is said in seconds */
#define FAILED	    SPAN_KINDS /* one more in the legend */

struct picture {
	const struct timeline *t;
	struct axis axis;
	double left, width, height; /* bars begin at the left */
	char label[LABEL_SIZE];
	FILE *out;
};

static const char style[] =
	"<style>\n"
	"text { font: 12px monospace; fill: #24292f }\n"
	".title { font: bold 15px sans-serif } .small { fill: #6b737c }\n"
	".page { fill: #fff } .odd { fill: #8881; } .axis { stroke: #8886 }\n"
	".kinit { stroke: #2e8b57; stroke-dasharray: 4 3 }\n"
	".event { fill: #6b737c } .module { fill: #3b76c4 }\n"
	".command { fill: #2e8b57 } .mount { fill: #8a5fb8 }\n"
	".wait { fill: #d9a520 } .kernel { fill: #c2693d }\n"
	".silence { fill: #d8b09a } .failed { fill: #d1293d }\n"
	/* The page that it stands in may be dark; so is this one then. */
	"@media (prefers-color-scheme: dark) {\n"
	"text { fill: #dde2e7 } .small { fill: #9aa4ae } .page { fill: #1c2026 }\n"
	"}\n"
	"</style>\n";

/* U+FFFE and U+FFFF are well-formed, and no XML. */
static void put_text(const char *s, FILE *out)
{
	for (; *s; s++) {
		if (*s == '&')
			fputs("&amp;", out);
		else if (*s == '<')
			fputs("&lt;", out);
		else if (*s == '>')
			fputs("&gt;", out);
		else if (!strncmp(s, "\xef\xbf\xbe", 3) ||
			 !strncmp(s, "\xef\xbf\xbf", 3))
			s += 2;
		else
			putc(*s, out);
	}
}

/* "12.3 ms", or of what is longer "12.3 s". */
static void put_duration(uint64_t time, FILE *out)
{
	if (time < LONG)
		fprintf(out, "%.1f ms", time / 1e3);
	else
		fprintf(out, "%.1f s", time / 1e6);
}

static double place(const struct picture *p, uint64_t time)
{
	return p->left + (double)time / p->axis.length * BARS;
}

static unsigned int widest_label(struct picture *p)
{
	unsigned int widest = LEAST_LABEL;

	for (size_t i = 0; i < p->t->count; i++) {
		unsigned int n = label_whole(&p->t->spans[i], p->label);

		widest = n > widest ? n : widest;
	}
	return widest < MOST_LABEL ? widest : MOST_LABEL;
}

static void draw_title(const struct picture *p)
{
	const struct timeline *t = p->t;

	fprintf(p->out, "<text class=\"title\" x=\"%d\" y=\"%d\">%s: ", MARGIN,
		TITLE,
		t->has_log ? "The kernel and kinit at boot"
			   : "What kinit did at boot");
	put_duration(t->end - t->start, p->out);
	fputs("</text>\n", p->out);
	fprintf(p->out,
		"<text class=\"small\" x=\"%.0f\" y=\"%d\" text-anchor=\"end\">from %.6f s on",
		p->width - MARGIN, TITLE, t->start / 1e6);
	if (t->shift)
		fprintf(p->out, "; the kernel's log moved by %.1f ms",
			t->shift / 1e3);
	if (t->left_out)
		fprintf(p->out, "; %zu lines of it left out", t->left_out);
	fputs("</text>\n", p->out);
}

static const char *legend_name(unsigned int kind)
{
	return kind == FAILED ? "failed" : span_kind_name(kind);
}

/* Of what there is. */
static void draw_legend(const struct picture *p)
{
	unsigned int present = 0;
	double x = MARGIN;

	for (size_t i = 0; i < p->t->count; i++) {
		const struct span *s = &p->t->spans[i];

		present |= 1U << (s->failed ? FAILED : s->kind);
	}
	for (unsigned int kind = 0; kind <= FAILED; kind++) {
		const char *name = legend_name(kind);

		if (!(present >> kind & 1))
			continue;
		fprintf(p->out,
			"<rect class=\"%s\" x=\"%.1f\" y=\"%d\" width=\"10\" height=\"10\"/><text class=\"small\" x=\"%.1f\" y=\"%d\">%s</text>\n",
			name, x, LEGEND - 9, x + 15, LEGEND, name);
		x += 15 + (strlen(name) + 2) * CHARACTER;
	}
}

/* Above, and below too, since long pictures are scrolled. */
static void draw_axis(const struct picture *p)
{
	double bottom = TOP + p->t->count * (double)ROW;

	for (uint64_t at = 0; at <= p->axis.length; at += p->axis.step) {
		double x = place(p, at);
		char label[AXIS_LABEL];

		axis_label(&p->axis, at, label);
		fprintf(p->out,
			"<line class=\"axis\" x1=\"%.1f\" x2=\"%.1f\" y1=\"%d\" y2=\"%.0f\"/>\n",
			x, x, TOP - 6, bottom + 6);
		for (int end = 0; end < 2; end++)
			fprintf(p->out,
				"<text class=\"small\" x=\"%.1f\" y=\"%.0f\" text-anchor=\"middle\">%s %s</text>\n",
				x, end ? bottom + 20 : TOP - 11, label,
				axis_unit(&p->axis));
	}
	if (p->t->kinit > p->t->start)
		fprintf(p->out,
			"<line class=\"kinit\" x1=\"%.1f\" x2=\"%.1f\" y1=\"%d\" y2=\"%.0f\"><title>kinit starts</title></line>\n",
			place(p, p->t->kinit - p->t->start),
			place(p, p->t->kinit - p->t->start), TOP, bottom);
}

static void draw_bar(const struct picture *p, const struct span *s, double y)
{
	const char *class = s->failed ? "failed" : span_kind_name(s->kind);
	double x = place(p, s->start - p->t->start);
	double width = place(p, s->end - p->t->start) - x;

	if (width < LEAST_BAR)
		width = LEAST_BAR;
	fprintf(p->out,
		"<rect class=\"%s\" x=\"%.1f\" y=\"%.0f\" width=\"%.1f\" height=\"%d\"/>",
		class, x, y + 3, width, ROW - 6);
	/* An arrow: it went on. */
	if (s->open)
		fprintf(p->out,
			"<path class=\"%s\" d=\"M%.1f %.0fl7 %dl-7 %dz\"/>",
			class, x + width, y + 3, (ROW - 6) / 2, (ROW - 6) / 2);
	if (s->end == s->start)
		return;
	fprintf(p->out, "<text class=\"small\" x=\"%.1f\" y=\"%.0f\">",
		x + width + (s->open ? 11 : 5), y + 13);
	put_duration(s->end - s->start, p->out);
	fputs("</text>", p->out);
}

static void draw_span(struct picture *p, size_t i)
{
	const struct span *s = &p->t->spans[i];
	double y = TOP + i * (double)ROW;

	fputs("<g><title>", p->out);
	label_whole(s, p->label);
	put_text(p->label, p->out);
	fputs("</title>", p->out);
	if (i % 2)
		fprintf(p->out,
			"<rect class=\"odd\" x=\"0\" y=\"%.0f\" width=\"%.0f\" height=\"%d\"/>",
			y, p->width, ROW);
	fprintf(p->out, "<text x=\"%d\" y=\"%.0f\">", MARGIN, y + 13);
	label_fit(s, MOST_LABEL, p->label);
	put_text(p->label, p->out);
	fputs("</text>", p->out);
	draw_bar(p, s, y);
	fputs("</g>\n", p->out);
}

void timeline_svg(const struct timeline *t, FILE *out)
{
	struct picture *p = mem_alloc(sizeof(*p));

	p->t = t;
	p->out = out;
	p->axis = axis_of(t->end - t->start, TICKS);
	p->left = MARGIN + (widest_label(p) + 2) * CHARACTER;
	p->width = p->left + BARS + DURATION + MARGIN;
	p->height = TOP + t->count * (double)ROW + 34;
	fprintf(out,
		"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%.0f\" height=\"%.0f\" viewBox=\"0 0 %.0f %.0f\">\n",
		p->width, p->height, p->width, p->height);
	fputs(style, out);
	fprintf(out, "<rect class=\"page\" width=\"%.0f\" height=\"%.0f\"/>\n",
		p->width, p->height);
	draw_title(p);
	draw_legend(p);
	draw_axis(p);
	for (size_t i = 0; i < t->count; i++)
		draw_span(p, i);
	fputs("</svg>\n", out);
	free(p);
}
