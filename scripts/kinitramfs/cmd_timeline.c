// SPDX-License-Identifier: GPL-2.0-only
/* kinitramfs timeline: draws what kinit did at boot. */
#include <errno.h>
#include <fcntl.h>
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
#include "timeline/kernel_log.h"
#include "timeline/kernel_rows.h"
#include "timeline/timeline.h"

#define DEFAULT_FILE	"/run/kinit/timeline"
#define KERNEL_LOG	"/dev/kmsg"
#define DEFAULT_COLUMNS 80
#define MAX_COLUMNS	500

static int usage(FILE *out)
{
	fputs("usage: kinitramfs timeline [OPTION...] [FILE]\n"
	      "Draws the timeline that kinit wrote at boot, " DEFAULT_FILE ".\n"
	      "  --dmesg           with what the running kernel has logged\n"
	      "  --log FILE        with the kernel's log in FILE, as dmesg prints it\n"
	      "  --svg             as a picture (SVG), not as text\n"
	      "  -o FILE           write there\n",
	      out);
	return out == stdout ? 0 : 2;
}

static const char *why(const char *path, int error)
{
	if (error == ENOENT && !strcmp(path, DEFAULT_FILE))
		return ": kinit writes it at boot; was this system booted by kinit?";
	if (error == EPERM && !strcmp(path, KERNEL_LOG))
		return ": only root may read it here (kernel.dmesg_restrict)";
	return "";
}

/*
 * As much as is there now, but one byte more than @size at the most. /dev/kmsg
 * gives a record at a time, says EPIPE if the next one is gone by now, and
 * EAGAIN where others would wait for the next one.
 */
static ssize_t read_all(int fd, char *text, size_t size)
{
	size_t len = 0;

	while (len <= size) {
		ssize_t n = read(fd, text + len, size + 1 - len);

		if (n < 0 && (errno == EINTR || errno == EPIPE))
			continue;
		if (n < 0 && errno != EAGAIN)
			return -1;
		if (n <= 0)
			break;
		len += n;
	}
	return len;
}

/* The file's text, to be freed; NULL after a message. */
static char *read_file(const char *path, size_t size, size_t *len)
{
	const struct where where = { .file = path };
	bool is_stdin = !strcmp(path, "-");
	int flags = O_RDONLY | O_CLOEXEC, fd = STDIN_FILENO;
	char *text = NULL;
	ssize_t n = -1;

	if (!strcmp(path, KERNEL_LOG))
		flags |= O_NONBLOCK;
	if (!is_stdin)
		fd = open(path, flags);
	if (fd >= 0) {
		text = mem_alloc(size + 1);
		n = read_all(fd, text, size);
	}
	if (n < 0)
		error_at(&where, "%s%s", strerror(errno), why(path, errno));
	else if ((size_t)n > size)
		error_at(&where, "larger than any that is read, %zu bytes",
			 size);
	if (fd >= 0 && !is_stdin)
		close(fd);
	*len = n;
	if (!error_count())
		return text;
	free(text);
	return NULL;
}

/* COLUMNS, what the terminal says, or what all terminals have. */
static unsigned int columns(bool to_terminal)
{
	const char *text = getenv("COLUMNS");
	struct winsize size;
	long n = text ? strtol(text, NULL, 10) : 0;

	if (n <= 0 && to_terminal && !ioctl(STDOUT_FILENO, TIOCGWINSZ, &size))
		n = size.ws_col;
	if (n <= 0)
		n = DEFAULT_COLUMNS;
	return n > MAX_COLUMNS ? MAX_COLUMNS : n;
}

static int draw(const struct timeline *t, bool svg, const char *path)
{
	struct output out;

	output_begin(&out);
	if (svg)
		timeline_svg(t, out.file);
	else
		timeline_text(t, columns(!path), out.file);
	return output_end(&out, path) ? 1 : 0;
}

static int complain(const char *file, unsigned int line, const char *problem)
{
	const struct where where = { .file = file, .line = line, .column = 1 };

	error_at(&where, "%s", problem);
	return 1;
}

static int add_log(struct timeline *t, const char *from)
{
	const char *problem;
	struct kernel_log log;
	size_t len;
	char *text = read_file(from, KERNEL_LOG_SIZE, &len);

	if (!text)
		return 1;
	problem = kernel_log_parse(&log, text, len);
	if (!problem)
		problem = timeline_add_log(t, &log);
	if (problem)
		complain(from, log.bad_line, problem);
	kernel_log_free(&log);
	free(text);
	return problem ? 1 : 0;
}

static int run(const char *from, const char *log, bool svg, const char *to)
{
	const char *problem;
	struct timeline t;
	int status;
	size_t len;
	char *text = read_file(from, TIMELINE_SIZE, &len);

	if (!text)
		return 1;
	problem = timeline_parse(&t, text, len);
	if (problem)
		status = complain(from, t.bad_line, problem);
	else
		status = (log ? add_log(&t, log) : 0) || draw(&t, svg, to);
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
		{ "dmesg", no_argument, NULL, 'd' },
		{ "log", required_argument, NULL, 'l' },
		{ "output", required_argument, NULL, 'o' },
		{ "help", no_argument, NULL, 'h' },
		{ 0 },
	};
	const char *from = DEFAULT_FILE, *log = NULL, *to = NULL;
	bool svg = false;
	int c;

	while ((c = getopt_long(argc, argv, "o:h", options, NULL)) != -1) {
		switch (c) {
		case 's':
			svg = true;
			break;
		case 'd':
		case 'l':
			if (log) {
				error_at(NULL, "one log at a time: %s or %s?",
					 log, c == 'd' ? "--dmesg" : optarg);
				return usage(stderr);
			}
			log = c == 'd' ? KERNEL_LOG : optarg;
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
	if (optind < argc)
		from = argv[optind];
	if (log && !strcmp(log, "-") && !strcmp(from, "-")) {
		error_at(NULL,
			 "the timeline and the log cannot both be standard input");
		return usage(stderr);
	}
	return run(from, log, svg, to);
}
