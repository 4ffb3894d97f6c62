/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * What the image holds. Entries are added in any order and as often as they are
 * wanted; tree_finish() makes them complete and sorted.
 */
#ifndef KINITRAMFS_TREE_H
#define KINITRAMFS_TREE_H

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <sys/types.h>

#include "base/strlist.h"
#include "sysroot/sysroot.h"
#include "tree/list.h"

enum tree_content {
	CONTENT_NONE, /* it is no regular file */
	CONTENT_FILE, /* file.path below file.root */
	CONTENT_HOST, /* entry.source, as the base list names it */
	CONTENT_TEXT, /* made by this tool */
};

struct tree_entry {
	/*
	 * As list_parse() would make it. The name begins with "/". The source
	 * of a file is its path on the host, and "-" if it is CONTENT_TEXT;
	 * hard_links is "".
	 */
	struct list_entry entry;
	struct strings owners; /* hooks, sorted; none: base, or a parent */

	enum tree_content content;
	struct {
		struct sysroot *root;
		char *path; /* canonical: no link in it */
		dev_t dev;
		ino_t ino;
		uint64_t size; /* bytes, when it was looked at */
	} file;
	struct {
		char *data;
		size_t len;
	} text;
	bool implied; /* a parent that nobody asked for */
};

struct tree {
	struct tree_entry *entries; /* sorted by name after tree_finish() */
	size_t count;
	struct strings hooks; /* that are in it, sorted */
};

/*
 * What is added is kept by the tree, strings are copied. @owner: the hook, or
 * NULL. Names are absolute; white space and the like is found by tree_finish().
 */
void tree_add_file(struct tree *tree, const char *name, struct sysroot *root,
		   const struct place *place, const char *owner);
void tree_add_text(struct tree *tree, const char *name, const char *data,
		   size_t len, const char *owner);
void tree_add_link(struct tree *tree, const char *name, const char *target,
		   const char *owner);
/* The links that were met on the way to a file, and frees them. */
void tree_add_links(struct tree *tree, struct met_links *links,
		    const char *owner);
/* An entry of a list; a file's source is a path of the host. */
void tree_add_entry(struct tree *tree, const struct list_entry *entry,
		    const char *owner);

/* Does the base list have something of this name, in /bin or in /usr/bin? */
bool tree_base_has(const struct tree *tree, const char *name);

/*
 * After the last entry: brings /bin, /sbin, /lib, /lib64 below /usr, adds
 * parents, sorts, and finds what contradicts. Returns 0, or -EINVAL after
 * messages.
 */
int tree_finish(struct tree *tree);

/*
 * Opens the content of a regular file. Returns a descriptor, or -errno;
 * -ESTALE: it is no longer the file that was looked at.
 */
int tree_open(const struct tree_entry *e);

/*
 * Writes the list in the format of gen_init_cpio. Returns 0, or -EINVAL after
 * messages: the format cannot hold the path of a source. Errors of writing
 * are left in @out.
 */
int tree_write_list(const struct tree *tree, FILE *out);

void tree_free(struct tree *tree);

/* For tree_finish(): */
void tree_entry_free(struct tree_entry *e);
struct tree_entry *tree_append(struct tree *tree, const char *name,
			       unsigned int mode, const char *owner);
/* "/bin/sh" is "/usr/bin/sh"; the caller frees it. */
char *tree_merged_name(const char *name);
extern const char *const tree_merged[]; /* "/bin", ...; NULL ends */

#endif
