/* SPDX-License-Identifier: GPL-2.0-only */
/* A kernel event: what happened to which device. */
#ifndef KINIT_UEVENT_H
#define KINIT_UEVENT_H

#include <stdbool.h>
#include <stddef.h>

/* Twice the kernel's own UEVENT_BUFFER_SIZE, with room for what it prepends. */
#define UEVENT_MAX 8192

/* All strings point into the bytes that were parsed. */
struct uevent {
	const char *action; /* "add", "remove", "change", ... */
	const char *devpath; /* below /sys, with its leading "/" */
	const char *subsystem;
	const char *vars, *vars_end; /* KEY=VALUE, each ended by a NUL */
};

/*
 * Parses one message of the kernel's uevent socket, @len bytes. False: it is
 * malformed, or is none of the kernel's.
 */
bool uevent_parse(struct uevent *ev, const char *msg, size_t len);

/*
 * The same from a "uevent" file of sysfs: @len bytes of KEY=VALUE lines, which
 * are overwritten; @text has room for one byte more. The file says neither what
 * happened nor to whom, so the caller does.
 */
void uevent_parse_file(struct uevent *ev, char *text, size_t len,
		       const char *subsystem, const char *devpath);

/* The value of @key, or NULL. */
const char *uevent_get(const struct uevent *ev, const char *key);

/* The same as a number that is not negative; -1: there is none. */
long uevent_number(const struct uevent *ev, const char *key);

#endif
