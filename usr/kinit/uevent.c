// SPDX-License-Identifier: GPL-2.0-only
/*
 * The messages of NETLINK_KOBJECT_UEVENT (kernel: lib/kobject_uevent.c):
 *
 *	ACTION@DEVPATH NUL  KEY=VALUE NUL  KEY=VALUE NUL ...
 *
 * Among the keys are ACTION, DEVPATH and SUBSYSTEM. udev's own messages on the
 * same socket begin with "libudev" and are no business of ours.
 */
#include <string.h>

#include "uevent.h"

const char *uevent_get(const struct uevent *ev, const char *key)
{
	size_t len = strlen(key);

	for (const char *p = ev->vars; p < ev->vars_end; p += strlen(p) + 1)
		if (!strncmp(p, key, len) && p[len] == '=')
			return p + len + 1;
	return NULL;
}

long uevent_number(const struct uevent *ev, const char *key)
{
	const char *text = uevent_get(ev, key);
	long n = 0;

	if (!text || !*text)
		return -1;
	for (; *text; text++) {
		if (*text < '0' || *text > '9' || n > 100000000)
			return -1;
		n = n * 10 + (*text - '0');
	}
	return n;
}

bool uevent_parse(struct uevent *ev, const char *msg, size_t len)
{
	const char *at, *end;

	/* The terminator of the last string bounds all that follows. */
	if (!len || msg[len - 1])
		return false;
	end = msg + strlen(msg);
	at = memchr(msg, '@', end - msg);
	if (!at)
		return false;

	ev->vars = end + 1;
	ev->vars_end = msg + len;
	ev->action = uevent_get(ev, "ACTION");
	ev->devpath = uevent_get(ev, "DEVPATH");
	ev->subsystem = uevent_get(ev, "SUBSYSTEM");
	if (!ev->action || !ev->devpath || !ev->subsystem)
		return false;

	/* The head says the same once more; who forges one may forget it. */
	return ev->devpath[0] == '/' && !strcmp(at + 1, ev->devpath) &&
	       strlen(ev->action) == (size_t)(at - msg) &&
	       !memcmp(msg, ev->action, at - msg);
}

void uevent_parse_file(struct uevent *ev, char *text, size_t len,
		       const char *subsystem, const char *devpath)
{
	for (size_t i = 0; i < len; i++)
		if (text[i] == '\n')
			text[i] = '\0';
	text[len] = '\0';
	*ev = (struct uevent){
		.action = "add",
		.devpath = devpath,
		.subsystem = subsystem,
		.vars = text,
		.vars_end = text + len,
	};
}
