/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * A physical volume of LVM2 in memory, for tests that break one: a label in
 * sector 1 and metadata areas where they are wanted. Also for the fuzzer.
 */
#ifndef TESTS_LVM2_IMAGE_H
#define TESTS_LVM2_IMAGE_H

#include <stdint.h>
#include <string.h>

#include "bytes.h"
#include "crc32.h"

static inline uint32_t lvm2_sum(uint32_t crc, const void *buf, size_t len)
{
	return ~crc32(~crc, buf, len);
}

static inline void lvm2_put(uint8_t *at, uint64_t v, int n)
{
	int i;

	for (i = 0; i < n; i++)
		at[i] = v >> (8 * i) & 0xff;
}

/* Makes the checksum of the label in @sector right. */
static inline void lvm2_sign_label(uint8_t *sector)
{
	lvm2_put(sector + 16, lvm2_sum(0xf597a6cf, sector + 20, 512 - 20), 4);
}

/*
 * Makes the checksums of the metadata area at @area right: that of the
 * text, if all of it is within the @room bytes from @area on, and the header's.
 */
static inline void lvm2_sign_area(uint8_t *area, size_t room)
{
	uint64_t size = get_le64(area + 32);
	uint64_t start = get_le64(area + 40), len = get_le64(area + 48);
	uint32_t crc = 0xf597a6cf;
	uint64_t first = len;

	if (size <= room && start < size && len <= size) {
		if (first > size - start)
			first = size - start;
		crc = lvm2_sum(crc, area + start, first);
		if (512 + (len - first) <= size)
			crc = lvm2_sum(crc, area + 512, len - first);
		lvm2_put(area + 56, crc, 4);
	}
	lvm2_put(area, lvm2_sum(0xf597a6cf, area + 4, 508), 4);
}

/* A label; the lists of areas are empty. @id: 32 characters. */
static inline void lvm2_make_label(uint8_t *sector, const char *id,
				   uint64_t device_size)
{
	memset(sector, 0, 512);
	memcpy(sector, "LABELONE", 8);
	lvm2_put(sector + 8, 1, 8);
	lvm2_put(sector + 20, 32, 4);
	memcpy(sector + 24, "LVM2 001", 8);
	memcpy(sector + 32, id, 32);
	lvm2_put(sector + 64, device_size, 8);
	lvm2_put(sector + 72, 1048576, 8); /* a data area */
	lvm2_sign_label(sector);
}

/* Adds to the label's list of metadata areas, as number @n from 0 on. */
static inline void lvm2_add_area(uint8_t *sector, int n, uint64_t off,
				 uint64_t size)
{
	lvm2_put(sector + 104 + 16 * n, off, 8);
	lvm2_put(sector + 112 + 16 * n, size, 8);
	lvm2_sign_label(sector);
}

/*
 * Writes the metadata area that is at byte @off of @disk, with @text at @start
 * within it; what reaches over its end goes on behind its header.
 */
static inline void lvm2_make_area(uint8_t *disk, uint64_t off, size_t size,
				  size_t start, const char *text)
{
	uint8_t *area = disk + off;
	size_t i, at, len = strlen(text) + 1;

	memset(area, 0, size);
	memcpy(area + 4, " LVM2 x[5A%r0N*>", 16);
	lvm2_put(area + 20, 1, 4);
	lvm2_put(area + 24, off, 8);
	lvm2_put(area + 32, size, 8);
	lvm2_put(area + 40, start, 8);
	lvm2_put(area + 48, len, 8);
	for (i = 0; i < len; i++) {
		at = start + i;
		area[at < size ? at : at - size + 512] = (uint8_t)text[i];
	}
	lvm2_sign_area(area, size);
}

#endif
