// SPDX-License-Identifier: GPL-2.0-only
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "log/kmsg.h"

/* Somebody may write to the log for ever. */
#define MAX_RECORDS 10000

#define LEVEL_DEBUG 7

static char record[KMSG_RECORD_SIZE];

/* The next record, of the length that is returned; 0: there is no more. */
static size_t read_record(int fd)
{
	ssize_t n;

	/* EPIPE: records were overwritten before they were read. */
	do
		n = read(fd, record, sizeof(record));
	while (n < 0 && (errno == EPIPE || errno == EINTR));
	return n > 0 ? (size_t)n : 0;
}

static int open_log(void)
{
	return open("/dev/kmsg", O_RDONLY | O_NONBLOCK | O_CLOEXEC);
}

/* Shows @take each record until it takes one, and closes @fd. */
static bool walk(int fd, kmsg_take *take, void *context)
{
	bool taken = false;

	if (fd < 0)
		return false;
	for (unsigned int i = 0; i < MAX_RECORDS && !taken; i++) {
		size_t n = read_record(fd);

		if (!n)
			break;
		taken = take(context, record, n);
	}
	close(fd);
	return taken;
}

bool kmsg_walk(kmsg_take *take, void *context)
{
	return walk(open_log(), take, context);
}

int kmsg_mark(void)
{
	int fd = open_log();

	if (fd >= 0)
		lseek(fd, 0, SEEK_END);
	return fd;
}

static bool collect(void *context, const char *data, size_t len)
{
	kmsg_add(context, data, len);
	return false;
}

void kmsg_collect(int mark, struct kmsg_lines *lines)
{
	memset(lines, 0, sizeof(*lines));
	walk(mark, collect, lines);
}

struct wanted {
	char *line;
	const char *start;
};

static bool begins(void *context, const char *data, size_t len)
{
	const struct wanted *w = context;

	return kmsg_text(w->line, data, len, LEVEL_DEBUG) &&
	       !strncmp(w->line, w->start, strlen(w->start));
}

bool kmsg_find(char line[KMSG_LINE_SIZE], const char *start)
{
	struct wanted wanted = { line, start };

	return kmsg_walk(begins, &wanted);
}
