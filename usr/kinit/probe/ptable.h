/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Partition tables: not where the partitions are (the kernel has found those
 * already), but what they are called.
 */
#ifndef PROBE_PTABLE_H
#define PROBE_PTABLE_H

#include <stdbool.h>
#include <stdint.h>

#include "image.h"
#include "utf16.h"
#include "uuid.h"

#define MBR_SIZE       512 /* whatever the sector size */
#define GPT_NAME_UNITS 36 /* of UTF-16 */

enum ptable_scheme {
	PTABLE_NONE,
	PTABLE_MBR,
	PTABLE_GPT,
	PTABLE_OTHER, /* of which only the name is known */
};

struct ptable {
	enum ptable_scheme scheme;
	const char *name; /* as blkid calls it: "gpt", "dos", "sun"; or NULL */
	/*
	 * NULL, or in words what is wrong with the primary GPT. The table can
	 * be used all the same if @backup is set. The kernel looks at the
	 * backup only if the word "gpt" stands on its command line.
	 */
	const char *damage;
	bool backup; /* this is the backup GPT */
	char id[UUID_TEXT_SIZE]; /* disk GUID, or MBR: "1234abcd" */

	/* For ptable_partition() only. */
	uint32_t signature; /* MBR: of the disk */
	uint32_t entries; /* GPT: number; 0 if damaged */
	uint32_t entry_size; /* GPT: bytes */
	uint64_t entries_offset; /* GPT: bytes from the disk's start */
};

/* Strings from the disk are terminated, but of any content. */
struct partition {
	uint64_t start; /* bytes; 0: not known */
	uint64_t size; /* bytes; 0: not known */
	/*
	 * GPT: the attribute bits; 0 to 2 are those of UEFI, 48 to 63 belong to
	 * the type. MBR: 0.
	 */
	uint64_t attributes;
	char partuuid[UUID_TEXT_SIZE]; /* "": the kernel gives it none */
	/* GUID in lower case, "0x83", or "": not known */
	char type[UUID_TEXT_SIZE];
	char label[UTF16_TO_UTF8_SIZE(GPT_NAME_UNITS)]; /* UTF-8 */
};

/*
 * Reads the table of a whole disk. Returns 0, also if there is none or it is
 * damaged; -EINVAL: @img has a sector size that no disk has; or the -errno of
 * reading the first sector. A GPT that cannot be read is damaged.
 */
int ptable_read(struct image *img, struct ptable *pt);

/*
 * Describes partition @number, counted as the kernel counts (from 1; logical
 * partitions of an MBR from 5). Returns 0; -ENOENT: the table has no such
 * partition, or is one of those that only the kernel reads; or the -errno of a
 * read.
 */
int ptable_partition(struct image *img, const struct ptable *pt,
		     unsigned int number, struct partition *p);

/*
 * Is it an MBR without partitions, which every boot sector looks like? Not if
 * that cannot be read any more.
 */
bool ptable_is_boot_sector(struct image *img, const struct ptable *pt);

/* Is byte @off in one of the first 128 partitions of this disk? */
bool ptable_covers(struct image *img, uint64_t off);

/* The two schemes, called by the functions above. @sector: the first one. */
bool mbr_is_protective(const uint8_t sector[MBR_SIZE]);
void mbr_parse(const uint8_t sector[MBR_SIZE], struct ptable *pt);
int mbr_partition(struct image *img, const struct ptable *pt,
		  unsigned int number, struct partition *p);

/*
 * Told of each logical partition; 0: go on, else it ends the walk, which
 * returns that.
 */
typedef int mbr_logical_fn(void *arg, unsigned int number,
			   const struct partition *p);

/*
 * Finds the logical partitions by following their tables, one after the other,
 * which is a read at another place for each. Loops end. Returns 0; what @fn
 * returned; or the -errno of reading the MBR: a table further on that cannot be
 * read is the last.
 */
int mbr_walk_logical(struct image *img, const struct ptable *pt,
		     mbr_logical_fn *fn, void *arg);

/*
 * The name of a table of another kind, or NULL. It is looked for in the first
 * 20 KiB, @sector is the first one.
 */
const char *ptable_other(struct image *img, const uint8_t sector[MBR_SIZE]);

void gpt_read(struct image *img, struct ptable *pt);
int gpt_partition(struct image *img, const struct ptable *pt,
		  unsigned int number, struct partition *p);

#endif
