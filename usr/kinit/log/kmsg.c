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

int kmsg_mark(void)
{
	int fd = open("/dev/kmsg", O_RDONLY | O_NONBLOCK | O_CLOEXEC);

	if (fd >= 0)
		lseek(fd, 0, SEEK_END);
	return fd;
}

void kmsg_collect(int mark, struct kmsg_lines *lines)
{
	memset(lines, 0, sizeof(*lines));
	if (mark < 0)
		return;
	for (unsigned int i = 0; i < MAX_RECORDS; i++) {
		size_t n = read_record(mark);

		if (!n)
			break;
		kmsg_add(lines, record, n);
	}
	close(mark);
}

bool kmsg_find(char line[KMSG_LINE_SIZE], const char *start)
{
	int fd = open("/dev/kmsg", O_RDONLY | O_NONBLOCK | O_CLOEXEC);
	bool found = false;

	if (fd < 0)
		return false;
	for (unsigned int i = 0; i < MAX_RECORDS && !found; i++) {
		size_t n = read_record(fd);

		if (!n)
			break;
		found = kmsg_text(line, record, n, LEVEL_DEBUG) &&
			!strncmp(line, start, strlen(start));
	}
	close(fd);
	return found;
}
