// SPDX-License-Identifier: GPL-2.0-only
#include <errno.h>
#include <fcntl.h>
#include <linux/capability.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "system/crash_memory.h"
#include "system/read.h"
#include "system/system.h"

/* As system_read() does, and terminated. Returns the length or -errno. */
static int read_text(const char *path, char *buf, size_t size)
{
	ssize_t n = system_read(path, buf, size - 1);

	buf[n < 0 ? 0 : n] = '\0';
	return (int)n;
}

static uint64_t read_number(const char *path)
{
	char text[32];

	return read_text(path, text, sizeof(text)) > 0
		       ? strtoull(text, NULL, 10)
		       : 0;
}

static bool lacks_capability(void)
{
	char text[4096];
	const char *line;

	if (read_text("/proc/self/status", text, sizeof(text)) < 0)
		return false;
	line = strstr(text, "\nCapEff:");
	return line && !(strtoull(line + strlen("\nCapEff:"), NULL, 16) >>
				 CAP_SYS_BOOT &
			 1);
}

/* The file has all modes, with brackets around the one that is on. */
static bool is_locked_down(void)
{
	char text[64];

	return read_text("/sys/kernel/security/lockdown", text, sizeof(text)) >
		       0 &&
	       strchr(text, '[') && !strstr(text, "[none]");
}

void system_facts(struct refusal *r)
{
	r->unprivileged = lacks_capability();
	r->disabled = read_number("/proc/sys/kernel/kexec_load_disabled");
	r->locked_down = is_locked_down();
}

int system_is_loaded(bool crash)
{
	char text[8];
	int ret = read_text(crash ? "/sys/kernel/kexec_crash_loaded"
				  : "/sys/kernel/kexec_loaded",
			    text, sizeof(text));

	return ret < 0 ? ret : text[0] == '1';
}

uint64_t system_crash_size(void)
{
	struct crash_memory memory = { 0 };
	int fd = open("/proc/iomem", O_RDONLY | O_CLOEXEC);
	char buf[4096];
	size_t len = 0;
	ssize_t n;

	while (fd >= 0 &&
	       (n = read(fd, buf + len, sizeof(buf) - 1 - len)) > 0) {
		char *line = buf, *end;

		len += n;
		buf[len] = '\0';
		while ((end = strchr(line, '\n'))) {
			*end = '\0';
			crash_memory_line(&memory, line);
			line = end + 1;
		}
		/* No line is so long; the rest of it would be none. */
		len = line == buf && len == sizeof(buf) - 1 ? 0 : strlen(line);
		memmove(buf, line, len);
	}
	if (fd >= 0)
		close(fd);
	/* Only root sees the addresses, but everybody this. */
	return memory.size ? memory.size
			   : read_number("/sys/kernel/kexec_crash_size");
}

int system_command_line(char *line, size_t size)
{
	int ret = read_text("/proc/cmdline", line, size);

	return ret < 0 ? ret : 0;
}
