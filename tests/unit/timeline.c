// SPDX-License-Identifier: GPL-2.0-only
#include <stdlib.h>
#include <string.h>

#include "../tap.h"
#include "timeline/axis.h"
#include "timeline/label.h"
#include "timeline/timeline.h"

static struct timeline t;

static const char *parse(const char *text)
{
	timeline_free(&t);
	return timeline_parse(&t, text, strlen(text));
}

/* "LABEL[: HOW] TOOK[ x][ >]|" of each span but the waits. */
static const char *spans(void)
{
	static char text[1024];
	size_t len = 0;

	text[0] = '\0';
	for (size_t i = 0; i < t.count && len < sizeof(text); i++) {
		const struct span *s = &t.spans[i];

		if (s->kind != SPAN_WAIT)
			len += snprintf(text + len, sizeof(text) - len,
					"%s%s%s %u%s%s|", s->label,
					s->how ? ": " : "",
					s->how ? s->how : "",
					(unsigned int)(s->end - s->start),
					s->failed ? " x" : "",
					s->open ? " >" : "");
	}
	return text;
}

static void test_pairs(void)
{
	parse("1.000000 run h: a\n1.000001 run h: a b\n"
	      "1.000003 end h: a b\n1.000007 end h: a\n");
	is_str(spans(), "run h: a 7|run h: a b 2|",
	       "an end is of what has the very same name");
	parse("1.000000 run h: a\n1.000003 end h: a b\n");
	is_str(spans(), "run h: a 3 >|end h: a b 0|",
	       "and of nothing if there is no such thing");
	parse("1.000000 load a\n1.000001 load a\n1.000003 loaded a\n"
	      "1.000005 refused a\n1.000006 loaded a\n");
	is_str(spans(), "load a 3|load a: refused 4 x|loaded a 0|",
	       "of two the first, and of no third");
	parse("1.000000 loaded a\n1.000001 load a\n");
	is_str(spans(), "loaded a 0|load a 0 >|", "it is never before");
	parse("1.000000 load a\n1.000000 mount a\n1.000001 refused a\n"
	      "1.000002 refused a\n1.000003 mounted\n");
	is_str(spans(), "load a: refused 1 x|mount a: refused 2 x|mounted 0|",
	       "a module and a mount of the same name");
	parse("1.000000 loading a\n1.000000 load\n1.000001 loaded\n"
	      "1.000002 running b\n1.000003 ended b\n");
	is_str(spans(), "loading a 0|load 1|running b 0|ended b 0|",
	       "words are whole words");
}

static void test_hows(void)
{
	static const struct {
		const char *end, *how;
	} ends[] = {
		{ "", "run h: a 1|" },
		{ " exit status 3", "run h: a: exit status 3 1 x|" },
		{ " ended by signal 9", "run h: a: ended by signal 9 1 x|" },
		{ " still running after 5 s, stopped",
		  "run h: a: still running after 5 s, stopped 1 x|" },
		{ " not started: no memory",
		  "run h: a: not started: no memory 1 x|" },
		{ " interrupted", "run h: a: interrupted 1|" },
		{ " exit status x", "run h: a 1 >|end h: a exit status x 0|" },
		{ " exit status", "run h: a 1 >|end h: a exit status 0|" },
		{ " exit status 3 4",
		  "run h: a 1 >|end h: a exit status 3 4 0|" },
		{ " interrupted b", "run h: a 1 >|end h: a interrupted b 0|" },
	};

	for (size_t i = 0; i < sizeof(ends) / sizeof(*ends); i++) {
		char text[160];

		snprintf(text, sizeof(text),
			 "1.000000 run h: a\n1.000001 end h: a%s\n",
			 ends[i].end);
		parse(text);
		is_str(spans(), ends[i].how, "an end '%s'", ends[i].end);
	}
	parse("1.000000 end h: a exit status 3\n");
	is_str(spans(), "end h: a exit status 3 0|",
	       "one of nothing is as it was");
	parse("1.000000 run h: a\n1.000001 run h: a exit status 1\n"
	      "1.000002 end h: a exit status 1\n1.000004 end h: a\n");
	is_str(spans(), "run h: a 4|run h: a exit status 1 1|",
	       "words of a command that look like its end");
	parse("1.000000 run h: a exit status 1\n"
	      "1.000002 end h: a exit status 1 exit status 2\n");
	is_str(spans(), "run h: a exit status 1: exit status 2 2 x|",
	       "and the end of such a command");
}

static void test_times(void)
{
	static const char no_event[] =
		"no event: a line is \"SECONDS.MICROSECONDS WORD ...\"";
	static const struct {
		const char *text, *problem;
		unsigned int line;
	} bad[] = {
		{ "", "there is no event in it", 1 },
		{ "1.000000 x", "there is no event in it", 1 },
		{ "1.000000 x\n-1.000000 x\n", no_event, 2 },
		{ "1.00000 x\n", no_event, 1 },
		{ "1.0000000 x\n", no_event, 1 },
		{ "1x000000 x\n", no_event, 1 },
		{ "1.000000 \n", no_event, 1 },
		{ "\n", no_event, 1 },
		{ "1.000000 x\n100000000.000000 x\n",
		  "a time of more than 8 digits before the point", 2 },
		{ "99999999999999999999999999.000000 x\n",
		  "a time of more than 8 digits before the point", 1 },
		{ "3.000000 x\n1.999999 x\n",
		  "it is earlier than the line before", 2 },
	};
	char *text = malloc(11 * 65537 + 1), *p;

	for (size_t i = 0; i < sizeof(bad) / sizeof(*bad); i++) {
		is_str(parse(bad[i].text), bad[i].problem, "problem %d",
		       (int)i);
		is_int(t.bad_line, bad[i].line, "its line");
	}
	is_str(parse("99999999.999999 x\n"), NULL, "the largest time");
	is_int(t.end, 99999999999999, "is what it says");
	is_str(parse("2.000000 x\n1.500000 load y\n2.000003 loaded y\n"), NULL,
	       "of two processes one may be overtaken");
	is_str(spans(), "x 0|load y 3|", "which counts as the same time");
	timeline_free(&t);
	is_str(timeline_parse(&t, "1.000000 a\0b\n", 13),
	       "there is a NUL in it", "a NUL");

	p = text;
	for (int i = 0; i < 65537; i++)
		p += sprintf(p, "1.000000 x\n");
	is_str(parse(text), "too many events", "a line more than there may be");
	is_int(t.bad_line, 65537, "which it names");
	memset(text, 'x', 600);
	memcpy(text, "1.000000 ", 9);
	strcpy(text + 600, "\n");
	is_str(parse(text), "longer than any line that kinit writes",
	       "a long line");
	free(text);
}

static void test_waits(void)
{
	parse("1.000000 run a\n1.001000 look\n1.020000 end a\n"
	      "1.024999 found b\n1.040000 found c\n1.040000 load d\n");
	is_int(t.count, 6, "there is one wait");
	is_str(t.spans[3].label, "until found c", "for what came next");
	is_int(t.spans[3].start, 1024999, "from what was before");
	is_int(t.spans[3].end, 1040000, "until then");
	ok(t.spans[3].kind == SPAN_WAIT && !t.spans[3].open, "it is a wait");
}

static void test_axis(void)
{
	static const struct {
		uint64_t length, step;
		unsigned int most;
		const char *last, *unit;
	} axes[] = {
		{ 0, 1, 5, "0.001", "ms" },
		{ 922954, 200000, 5, "800", "ms" },
		{ 922954, 500000, 1, "500", "ms" },
		{ 4100, 500, 8, "4.0", "ms" },
		{ 9999999, 2000000, 8, "8000", "ms" },
		{ 10000000, 2000000, 8, "10", "s" },
		{ 12000000, 500000, 30, "12.0", "s" },
		{ 99999999999999, 20000000000000, 5, "80000000", "s" },
	};

	for (size_t i = 0; i < sizeof(axes) / sizeof(*axes); i++) {
		struct axis axis = axis_of(axes[i].length, axes[i].most);
		char label[AXIS_LABEL];

		is_int(axis.step, axes[i].step, "the step of axis %d", (int)i);
		axis_label(&axis, axis.length / axis.step * axis.step, label);
		is_str(label, axes[i].last, "its last label");
		is_str(axis_unit(&axis), axes[i].unit, "its unit");
		is_int(axis_place(&axis, axis.length, 499), 499, "its end");
		is_int(axis_place(&axis, UINT64_MAX, 499), 499, "no further");
	}
}

static void test_labels(void)
{
	struct span s = { .label = "run mdadm: mdadm --incremental",
			  .how = "exit status 3" };
	char label[LABEL_SIZE];

	is_int(label_whole(&s, label), 45, "columns of a label");
	label_fit(&s, 45, label);
	is_str(label, "run mdadm: mdadm --incremental: exit status 3",
	       "one that fits");
	label_fit(&s, 40, label);
	is_str(label, "run mdadm: mdadm --inc...: exit status 3",
	       "how it ended is kept");
	label_fit(&s, 25, label);
	is_str(label, "run mdadm: mdadm --inc...", "if there is room");
	label_fit(&s, 10, label);
	is_str(label, "run mdadm:", "little of it");
	label_fit(&s, 0, label);
	is_str(label, "", "none");
	s = (struct span){ .label = "\xe4\xb8\xad\xe4\xb8\xad\xc3\xa9 \\x20" };
	is_int(label_whole(&s, label), 10, "wide characters are wide");
	is_str(label, s.label, "kinit has escaped it");
	is_int(label_bytes(label, 3), 3, "half of one has no room");
	is_int(label_bytes(label, 5), 8, "all of a character or nothing");
	s = (struct span){ .label = "a\033[31mb\\", .kind = SPAN_SILENCE };
	label_whole(&s, label);
	is_str(label, "(silent) a\\x1b[31mb\\", "nothing controls a terminal");
}

/* Not even with the largest numbers, and however narrow it is. */
static void test_width(void)
{
	static const char *const texts[] = {
		"1.000000 start\n1.200000 load x\n1.500000 end y\n",
		"0.000000 start\n300.000000 load a\n301.000000 loaded a\n",
		"0.000000 start\n99999998.000000 run a\n99999999.000000 end a exit status 1\n",
		"5.000000 \xe4\xb8\xad\xe4\xb8\xad\xe4\xb8\xad\xe4\xb8\xad\xe4\xb8\xad\xe4\xb8\xad\n",
	};
	unsigned int wider = 0, empty = 0;

	for (size_t i = 0; i < sizeof(texts) / sizeof(*texts); i++) {
		parse(texts[i]);
		for (unsigned int columns = 1; columns <= 500; columns++) {
			char *drawn, *line, *rest;
			size_t len;
			FILE *out = open_memstream(&drawn, &len);

			timeline_text(&t, columns, out);
			fclose(out);
			rest = drawn;
			while ((line = strsep(&rest, "\n")) && rest)
				wider += label_bytes(line, columns) <
					 strlen(line);
			empty += !len;
			free(drawn);
		}
	}
	is_int(wider, 0, "no line is wider than it may be");
	is_int(empty, 0, "something is drawn");
}

static void test_text(void)
{
	char *drawn;
	size_t len;
	FILE *out = open_memstream(&drawn, &len);

	parse("2.000000 start\n2.100000 load ahci\n2.200000 run h: x\n"
	      "2.300000 refused ahci\n");
	timeline_text(&t, 60, out);
	fclose(out);
	is_str(drawn,
	       "      ms      took  0 ms     200 ms\n"
	       "                    |--------|-----  from 2.000000 s on\n"
	       "     0.0            |                start\n"
	       "     0.0     100.0  .....            (waits) until load ahci\n"
	       "   100.0     200.0      xxxxxxxxxxx  load ahci: refused\n"
	       "   200.0     100.0           =====>  run h: x\n",
	       "the whole text");
	free(drawn);
}

static void test_svg(void)
{
	char *drawn;
	size_t len;
	FILE *out = open_memstream(&drawn, &len);

	parse("2.000000 start <&\xef\xbf\xbf>\n2.100000 load ahci\n"
	      "2.300000 refused ahci\n2.300000 run h: x\n2.400000 look\n");
	timeline_svg(&t, out);
	fclose(out);
	ok(strstr(drawn, ">What kinit did at boot: 400.0 ms<"), "a title");
	ok(strstr(drawn, "from 2.000000 s on"), "when it begins");
	ok(strstr(drawn, ">300 ms</text>"), "an axis");
	ok(strstr(drawn, ">start &lt;&amp;&gt;</text>"), "what is no XML");
	ok(strstr(drawn, "<rect class=\"failed\""), "what failed");
	ok(strstr(drawn, "<path class=\"command\""), "what went on");
	ok(strstr(drawn, ">failed</text>"), "what the colours mean");
	ok(!strstr(drawn, ">mount</text>"), "of what there is");
	free(drawn);

	out = open_memstream(&drawn, &len);
	parse("0.000000 run a\n10.000000 end a\n99999999.000000 x\n");
	timeline_svg(&t, out);
	fclose(out);
	ok(strstr(drawn, ">What kinit did at boot: 99999999.0 s<") &&
		   strstr(drawn, ">10.0 s</text>"),
	   "what is long is in seconds");
	free(drawn);
}

int main(void)
{
	test_pairs();
	test_hows();
	test_times();
	test_waits();
	test_axis();
	test_labels();
	test_width();
	test_text();
	test_svg();
	timeline_free(&t);
	return done_testing();
}
