// SPDX-License-Identifier: GPL-2.0-only
/*
 * Everything goes through /dev/kmsg. The kernel prints it on all its consoles,
 * in order with its own messages, and pstore has it after a crash. Two things
 * go to /dev/console instead: the line that counts the seconds, since it
 * overwrites itself, and messages that the console's log level would hide.
 */
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>

#include "log/log.h"
#include "small_file.h"
#include "text.h"

#define RATELIMIT      "/proc/sys/kernel/printk_devkmsg"
#define CONSOLE_LEVELS "/proc/sys/kernel/printk"

static int kmsg = -1;
static enum log_level max_level = LOG_INFO;
static char ratelimit[16]; /* what was set when we came; "": unknown */
static char begun_line[LOG_LINE_SIZE];
static struct text begun;
static size_t status_len; /* of the status line on the terminal */

static bool paused;
static char console_levels[32];
static bool have_terminal;
static struct termios terminal;

static bool read_setting(const char *path, char *buf, size_t size)
{
	return small_file_text(AT_FDCWD, path, buf, size) > 0;
}

void log_open(void)
{
	kmsg = open("/dev/kmsg", O_WRONLY | O_CLOEXEC);
	/*
	 * By default ten lines in five seconds: a report is longer. The kernel
	 * refuses it if its command line set it: it stays so.
	 */
	if (read_setting(RATELIMIT, ratelimit, sizeof(ratelimit)))
		small_file_set(RATELIMIT, "on\n");
}

void log_restore(void)
{
	if (ratelimit[0])
		small_file_set(RATELIMIT, ratelimit);
}

void log_set_level(enum log_level level)
{
	max_level = level;
}

bool log_shows(enum log_level level)
{
	return level <= max_level;
}

/* So that what the kernel writes now does not go on in the same line. */
static void erase_status(void)
{
	if (!status_len || !isatty(STDOUT_FILENO))
		return;
	dprintf(STDOUT_FILENO, "\r%*s\r", (int)status_len, "");
	status_len = 0;
}

static bool write_kmsg(enum log_level level, const char *line, size_t len)
{
	char record[LOG_LINE_SIZE + 32];
	int n;

	if (kmsg < 0)
		return false;
	erase_status();
	/* Without the newline the kernel waits for more of the line. */
	n = snprintf(record, sizeof(record), "<%d>kinit: %.*s\n", level,
		     len < LOG_LINE_SIZE ? (int)len : LOG_LINE_SIZE, line);
	return write(kmsg, record, n) == n;
}

void log_print(enum log_level level, const char *format, ...)
{
	char line[LOG_LINE_SIZE];
	struct text t;
	va_list args;

	if (!log_shows(level))
		return;
	text_init(&t, line, sizeof(line));
	va_start(args, format);
	text_vadd(&t, format, args);
	va_end(args);
	write_kmsg(level, line, t.len);
}

struct text *log_begin(void)
{
	text_init(&begun, begun_line, sizeof(begun_line));
	return &begun;
}

void log_end(enum log_level level)
{
	if (begun.len && log_shows(level))
		write_kmsg(level, begun_line, begun.len);
}

void log_pause(void)
{
	log_status("", false);
	have_terminal = !ioctl(STDIN_FILENO, TCGETS, &terminal);
	if (!read_setting(CONSOLE_LEVELS, console_levels,
			  sizeof(console_levels)))
		console_levels[0] = '\0';
	small_file_set(CONSOLE_LEVELS, "1\n");
	paused = true;
}

void log_resume(bool in_line)
{
	paused = false;
	if (in_line)
		dprintf(STDOUT_FILENO, "\n");
	if (console_levels[0])
		small_file_set(CONSOLE_LEVELS, console_levels);
	if (have_terminal)
		ioctl(STDIN_FILENO, TCSETS, &terminal);
}

/* Does the kernel print what is logged as an error on its consoles? */
static bool console_shows_errors(void)
{
	char setting[32];

	/* The first number: what is less than it is printed. */
	if (!read_setting(CONSOLE_LEVELS, setting, sizeof(setting)))
		return false;
	return setting[0] >= '0' + LOG_ERR + 1 || setting[1] >= '0';
}

void log_report(const char *text)
{
	bool shown = console_shows_errors() && strncmp(ratelimit, "off", 3);

	/* It may be about what had to be there first. */
	if (kmsg < 0)
		log_open();
	while (*text) {
		size_t len = strcspn(text, "\n");

		/* What was wrong is often at the end: it goes on below. */
		if (len > LOG_LINE_SIZE)
			len = LOG_LINE_SIZE;
		if (!write_kmsg(LOG_ERR, text, len) || !shown)
			dprintf(STDOUT_FILENO, "kinit: %.*s\n", (int)len, text);
		text += len + (text[len] == '\n');
	}
}

void log_status(const char *line, bool plain_due)
{
	size_t len = strlen(line);

	if (paused)
		return;
	if (isatty(STDOUT_FILENO)) {
		static char shown[128];
		int pad = status_len > len ? (int)(status_len - len) : 0;

		if (len && status_len && !strcmp(line, shown))
			return; /* it stands there */
		snprintf(shown, sizeof(shown), "%s", line);
		if (len)
			dprintf(STDOUT_FILENO, "\r%s%*s", line, pad, "");
		else if (status_len)
			dprintf(STDOUT_FILENO, "\n");
		status_len = len;
	} else if (len && plain_due) {
		/* Other consoles show what is logged, which has its name. */
		if (!strncmp(line, "kinit: ", 7))
			line += 7;
		log_print(LOG_NOTICE, "%s", line);
	}
}
