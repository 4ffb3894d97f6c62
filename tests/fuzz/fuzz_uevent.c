// SPDX-License-Identifier: GPL-2.0-only
/*
 * An input is a message of the kernel's socket, and once more a "uevent" file
 * of sysfs.
 */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "uevent.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void require(bool condition)
{
	if (!condition)
		abort();
}

static void check_inside(const char *s, const char *from, size_t len)
{
	require(s >= from && s < from + len);
	require(memchr(s, '\0', from + len - s));
}

/* @len: with the terminator of the last variable. */
static void check_variables(const struct uevent *ev, const char *from,
			    size_t len)
{
	static const char *const keys[] = {
		"ACTION", "DEVPATH", "SUBSYSTEM", "DEVNAME", "DEVTYPE",
		"MAJOR",  "MINOR",   "PARTN",	  "",	     "A",
	};

	for (size_t i = 0; i < sizeof(keys) / sizeof(*keys); i++) {
		const char *value = uevent_get(ev, keys[i]);
		size_t n = strlen(keys[i]);
		long number = uevent_number(ev, keys[i]);

		require(number >= -1 && (value || number == -1));
		if (!value)
			continue;
		check_inside(value, from, len);
		/* It stands behind its key, and that behind a NUL. */
		require(value - n - 1 >= ev->vars && value[-1] == '=');
		require(!memcmp(value - 1 - n, keys[i], n));
		require(value - n - 1 == ev->vars || !value[-2 - (long)n]);
		if (number >= 0)
			require(number == strtol(value, NULL, 10));
	}
}

static void check_message(const char *msg, size_t len)
{
	struct uevent ev;
	size_t n;

	memset(&ev, 0xee, sizeof(ev));
	if (!uevent_parse(&ev, msg, len))
		return;
	require(len && !msg[len - 1]);
	check_inside(ev.action, msg, len);
	check_inside(ev.devpath, msg, len);
	check_inside(ev.subsystem, msg, len);
	require(ev.vars_end == msg + len);
	require(ev.vars == msg + strlen(msg) + 1);
	require(ev.devpath[0] == '/');
	/* The head is the action, "@" and the path. */
	n = strlen(ev.action);
	require(!strncmp(msg, ev.action, n) && msg[n] == '@');
	require(!strcmp(msg + n + 1, ev.devpath));
	check_variables(&ev, msg, len);
}

static void check_file(char *text, size_t len)
{
	struct uevent ev;

	uevent_parse_file(&ev, text, len, "block", "/devices/x");
	require(!strcmp(ev.action, "add") && !strcmp(ev.subsystem, "block") &&
		!strcmp(ev.devpath, "/devices/x"));
	require(!memchr(text, '\n', len) && !text[len]);
	check_variables(&ev, text, len + 1);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	char *msg = malloc(size), *text = malloc(size + 1);

	if (size) {
		memcpy(msg, data, size);
		memcpy(text, data, size);
	}
	text[size] = 'x';
	check_message(msg, size);
	check_file(text, size);
	free(msg);
	free(text);
	return 0;
}
