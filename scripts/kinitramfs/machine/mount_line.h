/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * A line of /proc/self/mountinfo (proc(5)):
 *
 *	ID PARENT MAJOR:MINOR ROOT POINT OPTIONS ... - TYPE SOURCE OPTIONS
 *
 * where a blank, a tab, a newline and "\" are octal numbers behind a "\", and
 * so is a comma in the value of an option. Pure but for memory.
 */
#ifndef KINITRAMFS_MACHINE_MOUNT_LINE_H
#define KINITRAMFS_MACHINE_MOUNT_LINE_H

#include <stdbool.h>

struct mount_line {
	unsigned int major, minor;
	char *point, *type, *source;
	char *options; /* those of the file system itself, as they stand there */
};

/* Takes @line apart, into which @mount points then. False: it is none. */
bool mount_line_parse(struct mount_line *mount, char *line);

/* Is @path at or below @folder? Both are absolute. */
bool mount_line_covers(const char *folder, const char *path);

/*
 * The folder number @n, from 0, that an overlay with these options is made of:
 * the lower ones, the top one first, and at last the one that is written to.
 * The caller frees it. NULL: there are no more.
 */
char *mount_line_overlay(const char *options, unsigned int n);

#endif
