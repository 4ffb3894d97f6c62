/* SPDX-License-Identifier: GPL-2.0-only */
/* root=: which device is meant. */
#ifndef ROOT_SPEC_H
#define ROOT_SPEC_H

#include <stdbool.h>
#include <stddef.h>

enum root_kind {
	ROOT_NONE, /* nothing was given */
	ROOT_BAD, /* not to be understood; problem says why */
	ROOT_NAME, /* text: as below /dev */
	ROOT_DEVNO, /* major, minor */
	ROOT_UUID,
	ROOT_LABEL,
	ROOT_PARTUUID, /* text, and partnroff */
	ROOT_PARTLABEL,
	ROOT_DISK_LINK, /* text: a name of udev's, as below /dev/disk */
	ROOT_FLASH, /* text: as JFFS2 and UBIFS take it: mtd0, ubi0:rootfs */
	ROOT_NFS, /* see root/nfs/place.h; text: SERVER:PATH, once it is tried */
	ROOT_GPT_AUTO, /* by the types of partitions: gpt-auto */
	ROOT_HOOK, /* text: KIND of root=KIND:..., see hooked.h */
};

#define ROOT_TEXT_SIZE 256
#define ROOTS_MAX      8

struct root_spec {
	enum root_kind kind;
	char text[ROOT_TEXT_SIZE];
	unsigned int major, minor;
	int partnroff; /* this many partitions after that one */
	const char *problem;

	/* As the user wrote it: in the value, which has to stay. */
	const char *written;
	size_t written_len;
};

/* One device. @value: what follows "root=", or NULL. */
void root_parse(struct root_spec *spec, const char *value);

/*
 * Alternatives, split by commas: returns how many, 0 if @value is NULL. A comma
 * within double quotes does not split, nor does any in a ROOT_HOOK, which has
 * options: it is the last one. What cannot be understood is ROOT_BAD at
 * its place; so is the last one, if there are more than fit.
 */
unsigned int root_parse_list(struct root_spec specs[ROOTS_MAX],
			     const char *value);

#endif
