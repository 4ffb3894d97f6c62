// SPDX-License-Identifier: GPL-2.0-only
#include "bytes.h"
#include "chain.h"
#include "fields.h"

#define PIECE 512 /* is read at once */

int chain_entries(struct image *img, uint64_t off, uint32_t entries,
		  chain_fn *fn, struct superblock *sb)
{
	uint8_t piece[PIECE];
	uint32_t n, i;
	int got;

	for (; entries; entries -= n, off += n * CHAIN_ENTRY_SIZE) {
		n = PIECE / CHAIN_ENTRY_SIZE;
		if (n > entries)
			n = entries;
		got = field_read(img, off, piece, n * CHAIN_ENTRY_SIZE);
		if (got <= 0)
			return got < 0 ? got : 1;
		for (i = 0; i < n; i++)
			if (fn(piece + i * CHAIN_ENTRY_SIZE, sb))
				return 1;
	}
	return 0;
}

int chain_walk(struct image *img, const struct chain *chain, uint32_t cluster,
	       chain_fn *fn, struct superblock *sb)
{
	uint32_t in_cluster = (1u << chain->shift) / CHAIN_ENTRY_SIZE, seen;
	uint64_t off;
	uint8_t next[4];
	int got;

	if (in_cluster > CHAIN_MAX_ENTRIES)
		in_cluster = CHAIN_MAX_ENTRIES;
	for (seen = 0; seen < CHAIN_MAX_ENTRIES; seen += in_cluster) {
		/* Also if it is less than 2. */
		if (cluster - 2 >= chain->clusters)
			return 0;
		off = chain->data + ((uint64_t)(cluster - 2) << chain->shift);
		got = chain_entries(img, off, in_cluster, fn, sb);
		if (got)
			return got;
		got = field_read(img, chain->fat + 4ULL * cluster, next, 4);
		if (got <= 0)
			return got;
		cluster = get_le32(next) & chain->mask;
	}
	return 0;
}
