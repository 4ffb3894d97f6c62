/* SPDX-License-Identifier: GPL-2.0-only */
/* Directories of FAT and exFAT: entries of 32 bytes, in chains of clusters. */
#ifndef PROBE_CHAIN_H
#define PROBE_CHAIN_H

#include "probe.h"

#define CHAIN_ENTRY_SIZE 32

/* Entries of a root directory that are looked through for a label. */
#define CHAIN_MAX_ENTRIES 4096

struct chain {
	uint64_t fat; /* byte of the FAT: 4 bytes for each cluster */
	uint64_t data; /* byte of the first cluster, which is number 2 */
	unsigned int shift; /* log2 of the bytes in a cluster */
	uint32_t clusters;
	uint32_t mask; /* of the number of a cluster in the FAT */
};

/* Told of each entry; true: this was the one that counts, or the last. */
typedef bool chain_fn(const uint8_t entry[CHAIN_ENTRY_SIZE],
		      struct superblock *sb);

/*
 * Tells of @entries at byte @off. Returns 1: @fn has had enough, or the device
 * ends; 0; or -errno.
 */
int chain_entries(struct image *img, uint64_t off, uint32_t entries,
		  chain_fn *fn, struct superblock *sb);

/* Tells of those in the chain that begins with @cluster; a ring ends. */
int chain_walk(struct image *img, const struct chain *chain, uint32_t cluster,
	       chain_fn *fn, struct superblock *sb);

#endif
