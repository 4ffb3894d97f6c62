// SPDX-License-Identifier: GPL-2.0-only
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "kmsg.h"

/* Somebody may write to the log for ever. */
#define MAX_RECORDS 1000

int kmsg_mark(void)
{
	int fd = open("/dev/kmsg", O_RDONLY | O_NONBLOCK | O_CLOEXEC);

	if (fd >= 0)
		lseek(fd, 0, SEEK_END);
	return fd;
}

void kmsg_collect(int mark, struct kmsg_lines *lines)
{
	static char record[KMSG_RECORD_SIZE];

	memset(lines, 0, sizeof(*lines));
	if (mark < 0)
		return;
	for (unsigned int i = 0; i < MAX_RECORDS; i++) {
		ssize_t n = read(mark, record, sizeof(record));

		if (n > 0)
			kmsg_add(lines, record, (size_t)n);
		/* EPIPE: records were overwritten before they were read. */
		else if (!n || (errno != EPIPE && errno != EINTR))
			break;
	}
	close(mark);
}
