/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * How the inits of disks speak: a line each on the console, where it begins
 * with "init: ", and on the second serial port, where nobody else writes. By
 * the latter the tests judge kinit.
 */
#ifndef TESTS_BOOT_SAY_H
#define TESTS_BOOT_SAY_H

#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <sys/reboot.h>
#include <termios.h>
#include <unistd.h>

static int port;

static inline void say_open(void)
{
	port = open("/dev/ttyS1", O_WRONLY | O_NOCTTY | O_CLOEXEC);
}

static inline void say(const char *format, ...)
{
	char line[4096];
	va_list args;

	va_start(args, format);
	vsnprintf(line, sizeof(line), format, args);
	va_end(args);
	dprintf(STDOUT_FILENO, "init: %s\n", line);
	dprintf(port, "%s\n", line);
}

/* Its lines that begin with @only; NULL: all. */
static inline void say_file(const char *key, const char *path, const char *only)
{
	char line[4096];
	FILE *file = fopen(path, "re");

	if (!file) {
		say("%s: cannot open %s: %s", key, path, strerror(errno));
		return;
	}
	while (fgets(line, sizeof(line), file)) {
		line[strcspn(line, "\n")] = '\0';
		if (!only || !strncmp(line, only, strlen(only)))
			say("%s: %s", key, line);
	}
	fclose(file);
}

/* The last thing that is said; then the machine stops, as reboot(2) has it. */
static inline void say_done(int how)
{
	say("done");
	/* What is still in the ports' buffers would be lost. */
	tcdrain(STDOUT_FILENO);
	tcdrain(port);
	sync();
	reboot(how);
}

#endif
