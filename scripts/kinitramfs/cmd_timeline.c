// SPDX-License-Identifier: GPL-2.0-only
/* kinitramfs timeline: draws what kinit did at boot. */
#include <errno.h>
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "base/message.h"
#include "base/strlist.h"
#include "cmd_timeline.h"
#include "pack/output.h"
#include "timeline/timeline.h"

#define DEFAULT_FILE	"/run/kinit/timeline"
#define DEFAULT_COLUMNS 80

static int usage(FILE *out)
{
	fputs("usage: kinitramfs timeline [--svg] [-o FILE] [FILE]\n"
	      "Draws the timeline that kinit wrote at boot, " DEFAULT_FILE ".\n"
	      "  --svg             as a picture (SVG), not as text\n"
	      "  -o FILE           write there\n",
	      out);
	return out == stdout ? 0 : 2;
}

/* The file's text, to be freed; NULL after a message. */
static char *read_file(const char *path, size_t *len)
{
	const struct where where = { .file = path };
	FILE *in = strcmp(path, "-") ? fopen(path, "re") : stdin;
	char *text;

	if (!in) {
		error_at(&where, "%s%s", strerror(errno),
			 errno == ENOENT && !strcmp(path, DEFAULT_FILE)
				 ? ": kinit writes it at boot; was this system booted by kinit?"
				 : "");
		return NULL;
	}
	text = mem_alloc(TIMELINE_SIZE + 1);
	*len = fread(text, 1, TIMELINE_SIZE + 1, in);
	if (ferror(in))
		error_at(&where, "%s", strerror(errno));
	else if (*len > TIMELINE_SIZE)
		error_at(&where, "larger than any timeline, %d bytes",
			 TIMELINE_SIZE);
	if (in != stdin)
		fclose(in);
	if (!error_count())
		return text;
	free(text);
	return NULL;
}

/* COLUMNS, what the terminal says, or what all terminals have. */
static unsigned int columns(void)
{
	const char *text = getenv("COLUMNS");
	struct winsize size;
	long n = text ? strtol(text, NULL, 10) : 0;

	if (n <= 0 && !ioctl(STDOUT_FILENO, TIOCGWINSZ, &size))
		n = size.ws_col;
	if (n <= 0)
		n = DEFAULT_COLUMNS;
	return n < 40 ? 40 : n > 500 ? 500 : n;
}

static int draw(const struct timeline *t, bool svg, const char *path)
{
	struct output out;

	output_begin(&out);
	if (svg)
		timeline_svg(t, out.file);
	else
		timeline_text(t, columns(), out.file);
	return output_end(&out, path) ? 1 : 0;
}

static int run(const char *from, bool svg, const char *to)
{
	struct where where = { .file = from };
	const char *problem;
	struct timeline t;
	int status = 1;
	size_t len;
	char *text = read_file(from, &len);

	if (!text)
		return 1;
	problem = timeline_parse(&t, text, len);
	where.line = t.bad_line;
	where.column = 1;
	if (problem)
		error_at(&where, "%s", problem);
	else
		status = draw(&t, svg, to);
	if (!problem && t.cut)
		notice_at(&(struct where){ .file = from },
			  "the last line has no end, and is left out");
	timeline_free(&t);
	free(text);
	return status;
}

int cmd_timeline(int argc, char **argv)
{
	static const struct option options[] = {
		{ "svg", no_argument, NULL, 's' },
		{ "output", required_argument, NULL, 'o' },
		{ "help", no_argument, NULL, 'h' },
		{ 0 },
	};
	const char *to = NULL;
	bool svg = false;
	int c;

	while ((c = getopt_long(argc, argv, "o:h", options, NULL)) != -1) {
		switch (c) {
		case 's':
			svg = true;
			break;
		case 'o':
			to = optarg;
			break;
		case 'h':
			return usage(stdout);
		default:
			return usage(stderr);
		}
	}
	if (argc - optind > 1) {
		error_at(NULL, "one timeline at a time: what is %s?",
			 argv[optind + 1]);
		return usage(stderr);
	}
	return run(optind < argc ? argv[optind] : DEFAULT_FILE, svg, to);
}
