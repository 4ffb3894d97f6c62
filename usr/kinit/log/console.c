// SPDX-License-Identifier: GPL-2.0-only
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "log/console.h"
#include "small_file.h"

#define ACTIVE "/sys/class/tty/console/active"

/* Their names, each ended by a space or the end. Not many have two. */
static void read_active(char *buf, size_t size)
{
	small_file_line(ACTIVE, buf, size);
}

void console_name(char name[CONSOLE_NAME_SIZE])
{
	char active[256];
	const char *last;

	read_active(active, sizeof(active));
	last = strrchr(active, ' ');
	strlcpy(name, last ? last + 1 : active, CONSOLE_NAME_SIZE);
}

static void tell(const char *name, const char *line)
{
	char path[sizeof("/dev/") + CONSOLE_NAME_SIZE];
	int fd;

	snprintf(path, sizeof(path), "/dev/%.*s", CONSOLE_NAME_SIZE, name);
	fd = open(path, O_WRONLY | O_NOCTTY | O_NONBLOCK | O_CLOEXEC);
	if (fd < 0)
		return;
	dprintf(fd, "%s\r\n", line);
	close(fd);
}

void console_tell_others(const char *line)
{
	char active[256], *name = active, *end;

	read_active(active, sizeof(active));
	if (!strchr(active, ' ') || fork())
		return;
	while ((end = strchr(name, ' '))) {
		*end = '\0';
		tell(name, line);
		name = end + 1;
	}
	_exit(0);
}
