/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * What an initramfs image holds. Reads what the kernel would unpack: cpio
 * archives, plain or compressed, one after the other, NULs between them. Pure
 * but for memory: who unpacks is given as a function.
 */
#ifndef KINITRAMFS_IMAGE_H
#define KINITRAMFS_IMAGE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/strlist.h"
#include "base/packing.h"

/* More than any image holds, less than fills a memory. */
#define IMAGE_MAX_ITEMS	   (1u << 20)
#define IMAGE_MAX_NAMES	   (256u << 20) /* bytes of all names and targets */
#define IMAGE_MAX_UNPACKED (16ULL << 30) /* bytes of all that is unpacked */
#define IMAGE_MAX_FILES_D  (16u << 20) /* bytes of all hooks' lists of files */
#define IMAGE_MAX_RULES_D  (16u << 20) /* bytes of all hooks' rules */
#define IMAGE_MAX_HOOKS	   1000
#define IMAGE_MAX_SEGMENTS 1000
#define IMAGE_MAX_ARCHIVES 10000

/* One part of the image file. An uncompressed archive is one by itself. */
struct image_segment {
	uint64_t offset, length, padding; /* bytes; padding: NULs behind it */
	uint64_t unpacked; /* bytes */
	enum packing packing;
	size_t first, count; /* archives */
};

enum image_kind {
	IMAGE_EARLY, /* microcode and tables that the kernel reads itself */
	IMAGE_BASE, /* its /init is kinit */
	IMAGE_HOST, /* it has files of kinit's, but no kinit */
	IMAGE_OTHER
};

struct image_archive {
	size_t segment;
	uint64_t offset; /* in what the segment unpacks to */
	uint64_t length; /* with the trailer and the padding behind it */
	uint64_t bytes; /* of all files in it */
	enum image_kind kind;
	size_t first, count; /* items */
	bool has_kinit;
};

/* Why an entry comes to nothing. */
enum image_dropped {
	IMAGE_KEPT,
	IMAGE_NO_FOLDER, /* the folder that it is to be in is not there */
	IMAGE_FILLED_FOLDER /* a folder with something in it has its name */
};

struct image_item {
	char *name; /* without "/" or "./" in front; "." is the root itself */
	char *target; /* of a symbolic link, else NULL */
	uint32_t mode, uid, gid, size, mtime, inode, links;
	uint32_t major, minor;
	uint32_t archive;
	/* The archive, plus one, of what this one takes the place of; or 0. */
	uint32_t overrides;
	bool overridden; /* by a later one: this is not what the kernel has */
	bool repeated; /* the later one is the same folder */
	enum image_dropped dropped; /* by the kernel */
	uint32_t first_owner, owners;
};

struct image_hook {
	char *name;
	uint64_t files, bytes; /* that it brought */
	uint64_t alone; /* bytes that no other hook brought */
};

struct image_list; /* a hook's list of files, until it is understood */

/* What a file of the image holds; a NUL follows. */
struct image_text {
	char *data;
	size_t len, room; /* bytes */
};

/* The rules of a hook, as kinit reads them. */
struct image_rules {
	char *hook;
	struct image_text text;
	size_t item;
};

struct image {
	struct image_segment *segments;
	size_t segment_count;
	struct image_archive *archives;
	size_t archive_count;
	struct image_item *items; /* in the order of the image */
	size_t item_count;
	struct image_hook *hooks; /* sorted by name */
	size_t hook_count;
	uint32_t *owners; /* numbers of hooks: see first_owner */
	size_t owner_count;
	struct image_rules *rules; /* in the order of the image */
	size_t rules_count;

	/* Where reading ended before the end. */
	bool damaged;
	bool damage_unpacked; /* damage_offset: in what the segment unpacks to
			       */
	size_t damage_segment;
	uint64_t damage_offset;
	char *damage;

	/* Private. */
	uint64_t names, unpacked, listed, ruled;
	struct image_list *lists;
	size_t list_count;
};

/* Takes a piece of what is unpacked; false: no more is wanted. */
typedef bool image_sink(void *ctx, const uint8_t *data, size_t len);

/*
 * Unpacks into @sink the compressed data that the @size bytes at @data begin
 * with, and sets *@used to the bytes that they take. Returns NULL, or what went
 * wrong behind these bytes, as a text that lives long enough. That the sink
 * wanted no more is no error.
 */
typedef const char *image_unpack(enum packing packing, const uint8_t *data,
				 size_t size, size_t *used, image_sink *sink,
				 void *ctx);

/*
 * Reads the @size bytes of an image. What is whole is in *@img in any case;
 * @damaged says if that is not all. To be freed with image_free().
 */
void image_read(struct image *img, const uint8_t *data, size_t size,
		image_unpack *unpack);

void image_free(struct image *img);

/*
 * All items as the kernel has them in the end, sorted so that a folder's
 * content follows it. The array is malloc'ed; @count is set.
 */
const struct image_item **image_overlay(const struct image *img, size_t *count);

/* "early", "base", "host", "other" */
const char *image_kind_name(enum image_kind kind);

#endif
