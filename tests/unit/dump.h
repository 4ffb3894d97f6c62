/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Compares a partition table with what fdisk says about it: NAME.dump, in the
 * language of sfdisk. "mbr2 : start=  100, size=  100, type=c, uuid=..."
 */
#ifndef TESTS_DUMP_H
#define TESTS_DUMP_H

#include <ctype.h>

#include "../tap.h"
#include "probe/ptable.h"
#include "sample.h"

/* @type: how fdisk writes @p's. Logical partitions have no place and type. */
static inline void dump_check_line(struct image *img, const struct ptable *pt,
				   const char *line)
{
	unsigned long long start, size;
	struct partition p;
	const char *uuid, *got;
	unsigned int n;
	char type[64];
	size_t at;
	bool same;

	at = strcspn(line, " ");
	while (at && isdigit((unsigned char)line[at - 1]))
		at--;
	if (sscanf(line + at, "%u : start= %llu, size= %llu, type=%63[^,\n]",
		   &n, &start, &size, type) != 4)
		return;

	is_int(ptable_partition(img, pt, n, &p), 0, "partition %u", n);
	if (pt->scheme == PTABLE_GPT || n <= 4) {
		is_int(p.start, start * img->sector_size, "%u: start", n);
		is_int(p.size, size * img->sector_size, "%u: size", n);
		/* fdisk leaves the 0x away. */
		got = pt->scheme == PTABLE_MBR ? p.type + 2 : p.type;
		ok(uuid_equal_text(got, type), "%u: type %s", n, p.type);
	}
	uuid = strstr(line, "uuid=");
	if (!uuid)
		return;
	same = strlen(p.partuuid) == 36 &&
	       !strncasecmp(p.partuuid, uuid + 5, 36);
	ok(same, "%u: %s", n, p.partuuid);
}

/* Returns how many partitions there were. */
static inline int dump_check(struct image *img, const struct ptable *pt,
			     const char *name)
{
	char line[512];
	int n = 0;
	FILE *f = sample_opinion(name, ".dump");

	if (!f)
		sample_fail("open", name, -ENOENT);
	while (fgets(line, sizeof(line), f)) {
		if (!strstr(line, "start="))
			continue;
		dump_check_line(img, pt, line);
		n++;
	}
	fclose(f);
	return n;
}

#endif
