// SPDX-License-Identifier: GPL-2.0-only
/*
 * Members of a ZFS pool (OpenZFS, include/sys/vdev_impl.h, module/nvpair). At
 * byte 16384 is a list of names and values, in XDR, so all is big-endian and
 * padded to 4 bytes:
 *
 *	 0  4  1: XDR; the byte order of the machine; two zeros
 *	 4  8  version and flags of the list
 *	12     pairs:
 *		 0  4  length of this pair; 0: no more pairs
 *		 8  4  length of the name, then the name
 *		 .. 4  type, 8: a number of 64 bits, 9: a string
 *		 .. 4  how many of them
 *		 ..    the number, or length and bytes of the string
 *
 * Of these "name" is the pool's name, "pool_guid" its number, which is what
 * blkid calls the UUID, and "version" that of the pool.
 */
#include <stdio.h>
#include <string.h>

#include "bytes.h"
#include "fields.h"

#define LIST_OFFSET 16384
#define LIST_SIZE   114688
#define TYPE_NUMBER 8
#define TYPE_STRING 9

/* Enough for the pairs that are looked for and those before them. */
#define MAX_PAIRS 64

/* The longest pair that is wanted: a name and a string of 256. */
#define PAIR_SIZE 320

static void take_pair(const uint8_t *pair, uint32_t len, struct superblock *sb)
{
	uint32_t name_len = get_be32(pair + 8), at, n;
	const uint8_t *name = pair + 12;

	if (name_len > len - 20)
		return;
	at = 12 + ((name_len + 3) & ~3u);
	if (at > len || len - at < 16)
		return;
	n = get_be32(pair + at + 8);
	if (name_len == 9 && !memcmp(name, "pool_guid", 9) &&
	    get_be32(pair + at) == TYPE_NUMBER)
		snprintf(sb->uuid, sizeof(sb->uuid), "%llu",
			 (unsigned long long)get_be64(pair + at + 8));
	if (name_len == 7 && !memcmp(name, "version", 7) &&
	    get_be32(pair + at) == TYPE_NUMBER)
		field_version(sb, "%llu",
			      (unsigned long long)get_be64(pair + at + 8));
	if (name_len == 4 && !memcmp(name, "name", 4) &&
	    get_be32(pair + at) == TYPE_STRING && n <= len - at - 12)
		field_label(sb, pair + at + 12, n);
}

int probe_zfs(struct image *img, struct superblock *sb)
{
	uint64_t off = LIST_OFFSET + 12, end = LIST_OFFSET + LIST_SIZE;
	uint8_t pair[PAIR_SIZE];
	uint32_t len;
	int i, got;

	got = field_read(img, LIST_OFFSET, pair, 12);
	if (got <= 0 || pair[0] != 1 || pair[1] > 1 || pair[2] || pair[3] ||
	    get_be64(pair + 4) != 1)
		return got < 0 ? got : 0;
	for (i = 0; i < MAX_PAIRS && off < end; i++, off += len) {
		got = field_read(img, off, pair, 4);
		if (got <= 0)
			break;
		len = get_be32(pair);
		if (len < 28 || len > end - off)
			break;
		/* What is longer is a list of its own, of devices. */
		if (len > sizeof(pair))
			continue;
		got = field_read(img, off, pair, len);
		if (got <= 0)
			break;
		take_pair(pair, len, sb);
	}
	if (got < 0)
		return got;
	/* Without either these were but a few bytes that looked like it. */
	if (!sb->uuid[0] || !sb->label[0]) {
		memset(sb, 0, sizeof(*sb));
		return 0;
	}
	sb->type = "zfs_member";
	sb->is_member = true;
	sb->not_fs = true;
	sb->group.index = MEMBER_NO_INDEX;
	return 0;
}
