/* SPDX-License-Identifier: GPL-2.0-only */
/* One line of a list of what an initramfs holds. */
#ifndef KINITRAMFS_LIST_H
#define KINITRAMFS_LIST_H

#include <stdbool.h>
#include <stdio.h>

struct list_entry {
	unsigned int mode; /* type and permissions, as in st_mode */
	unsigned int uid, gid;
	unsigned int major, minor; /* of a device node */
	char *name; /* in the image */
	char *source; /* of a file: on the host; of a link: target */
	char *hard_links; /* of a file: further names, or "" */
};

/*
 * Parses @line, which is overwritten and which the strings of @e point into.
 * Returns NULL, or what is wrong with it. A line that holds nothing gives an
 * entry without a name.
 */
const char *list_parse(struct list_entry *e, char *line);

/* Splits off the next word of *@line; NULL: there is none. */
char *list_word(char **line);

/*
 * Writes the line that list_parse() would make @e of. Whether the names can
 * stand in a list is the caller's business.
 */
void list_write(const struct list_entry *e, FILE *out);

#endif
