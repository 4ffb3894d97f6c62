/* SPDX-License-Identifier: GPL-2.0-only */
/* For the files that look for what is needed. */
#ifndef KINITRAMFS_CHECK_PARTS_H
#define KINITRAMFS_CHECK_PARTS_H

#include "check/check.h"

struct checking {
	const struct check_question *q;
	const struct image_item **files; /* as the kernel has them, sorted */
	size_t n_files;
	struct check *check;
	/* What modules may want, and which one: of each a pair. */
	struct strings firmware, wanted_by;
	struct strings read; /* modules that were asked for it */
};

/* @what is taken over, it is malloc'ed; why comes from @format. */
void check_add(struct checking *c, enum check_answer answer, char *what,
	       const char *format, ...) __attribute__((format(printf, 4, 5)));

/* @path: below "/usr", or below "/" where /usr is not merged. */
bool check_has_file(const struct checking *c, const char *path);

/* Where the symbolic link @path leads, as it says; NULL: there is none. */
const char *check_link(const struct checking *c, const char *path);

/* The same, but links, at the end or on the way, are followed. */
bool check_has_target(const struct checking *c, const char *path);

/* @path: below the folder of all modules. */
bool check_has_module(const struct checking *c, const char *path);

/* Is the /init of the image kinit? */
bool check_has_kinit(const struct checking *c);

/*
 * The first file that is missing of the module @name and of those that it
 * depends on, as a module's name that the caller frees; NULL: all are there.
 */
char *check_missing_module(const struct checking *c, const char *name);

/* Takes note of the firmware that the module @name may want, if it is there. */
void check_read_firmware(struct checking *c, const char *name);

/* Adds it, and what the machine wants; all notes are gone then. */
void check_firmware(struct checking *c);

/* Adds what the layers below the root's file system need. */
void check_layers(struct checking *c);

/* Adds what saves the dump of a crash, if the image is made for that. */
void check_dump(struct checking *c);

#endif
