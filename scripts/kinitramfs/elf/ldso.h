/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Finds libraries as the dynamic linker of the image will: glibc's or musl's.
 * The image has no ld.so.cache, so the caller is told of libraries that only
 * the cache would find.
 */
#ifndef KINITRAMFS_LDSO_H
#define KINITRAMFS_LDSO_H

#include "elf/objects.h"

/* An object as the dynamic linker has loaded it. */
struct loaded {
	const struct object *object;
	char *path; /* it was opened by this name */
	const char *name; /* for messages */
	const struct loaded *loader; /* NULL: it is the program */
};

struct ldso {
	struct sysroot *root;
	struct objects *objects;
	bool conf_read;
	struct strings conf; /* the folders of ld.so.conf */
};

struct ldso_result {
	struct place place;
	const struct object *object;
	char *path; /* in the folder that was searched */
	/*
	 * The folder to put a link into, since this one is in no default folder
	 * and only ld.so.conf names it; or NULL.
	 */
	char *link_folder;
	/* Only after -ENOENT: */
	struct strings tried;
	char *hint; /* what else was seen; or NULL */
};

void ldso_init(struct ldso *ldso, struct sysroot *root,
	       struct objects *objects);

/* Is this the interpreter of a program on musl? */
bool ldso_is_musl(const char *interpreter);

/*
 * Finds the library @name that @by needs, in a program with the interpreter
 * @interpreter (NULL: glibc's is assumed). Links that lead there are added to
 * @links. Returns 0 or -errno; -ENOENT: there is none. @result is always to be
 * freed.
 */
int ldso_find(struct ldso *ldso, const char *interpreter,
	      const struct loaded *by, const char *name,
	      struct ldso_result *result, struct met_links *links);

void ldso_result_free(struct ldso_result *result);
void ldso_free(struct ldso *ldso);

#endif
