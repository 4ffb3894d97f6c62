// SPDX-License-Identifier: GPL-2.0-only
#include <stdarg.h>
#include <stdio.h>
#include <time.h>
#include <unistd.h>

#include "console.h"
#include "progress.h"

const char *console_name = "vmcore-save";

static unsigned int width; /* of the line of progress that stands there */

void console_say(const char *format, ...)
{
	char buf[512];
	va_list ap;

	va_start(ap, format);
	vsnprintf(buf, sizeof(buf), format, ap);
	va_end(ap);
	dprintf(STDERR_FILENO, "%s%s: %s\n", width ? "\n" : "", console_name,
		buf);
	width = 0;
}

const char *console_size(uint64_t bytes)
{
	static char bufs[4][32];
	static unsigned int turn;
	struct text t;

	turn = (turn + 1) % 4;
	text_init(&t, bufs[turn], sizeof(bufs[0]));
	progress_size(&t, bytes);
	return bufs[turn];
}

static uint64_t now(void)
{
	struct timespec ts;

	if (clock_gettime(CLOCK_MONOTONIC, &ts))
		return 0;
	return (uint64_t)ts.tv_sec * 1000 + (uint64_t)ts.tv_nsec / 1000000;
}

static uint64_t interval(const struct console_progress *p)
{
	return p->is_terminal ? 1000 : 10000;
}

void console_progress_start(struct console_progress *p, const char *what,
			    uint64_t total, bool is_quiet)
{
	p->what = what;
	p->total = total;
	p->start = now();
	p->is_quiet = is_quiet;
	p->is_terminal = isatty(STDERR_FILENO);
	p->next = p->start + interval(p);
}

void console_progress(struct console_progress *p, uint64_t done)
{
	const uint64_t time = now();
	unsigned int before = width;
	char buf[128];
	struct text t;

	if (p->is_quiet || time < p->next)
		return;
	p->next = time + interval(p);
	text_init(&t, buf, sizeof(buf));
	progress_line(&t, done, p->total, time - p->start);
	if (!p->is_terminal) {
		console_say("%s: %s", p->what, buf);
		return;
	}
	/* What was longer is overwritten. */
	width = (unsigned int)dprintf(STDERR_FILENO, "\r%s: %s: %s",
				      console_name, p->what, buf);
	if (before > width)
		dprintf(STDERR_FILENO, "%*s", (int)(before - width), "");
	else
		before = width;
	width = before;
}

unsigned int console_progress_seconds(const struct console_progress *p)
{
	return (unsigned int)((now() - p->start) / 1000);
}
