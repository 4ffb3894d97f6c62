/* SPDX-License-Identifier: GPL-2.0-only */
/* What the superblocks of many formats have in common. */
#ifndef PROBE_FIELDS_H
#define PROBE_FIELDS_H

#include <stddef.h>
#include <stdint.h>

#include "probe.h"

/*
 * Reads what is at @off. Returns 1; 0: the device ends before that, so the
 * format is not there; or -errno.
 */
int field_read(struct image *img, uint64_t off, void *buf, size_t len);

/* Sets the UUID to these 16 bytes, unless they are all zero. */
void field_uuid(struct superblock *sb, const uint8_t *b);

/* Sets the UUID to a FAT's serial number, "1234-ABCD". */
void field_serial(struct superblock *sb, const uint8_t *b);

/*
 * Sets the label to at most @len bytes, up to a NUL, without white space at its
 * end, as blkid does.
 */
void field_label(struct superblock *sb, const uint8_t *b, size_t len);

/* The same of @units of little-endian UTF-16. */
void field_label_utf16(struct superblock *sb, const uint8_t *b, size_t units);

/*
 * Sets the size to @n blocks of 1 << @shift bytes and, unless the shift is 0,
 * that of a block. Returns NULL, or what is wrong with that on a device of
 * @device_size bytes.
 */
const char *field_size(struct superblock *sb, uint64_t n, unsigned int shift,
		       uint64_t device_size);

/* Sets the version, as printf does. */
void field_version(struct superblock *sb, const char *format, ...)
	__attribute__((format(printf, 2, 3)));

/* Is @n a power of two from 1 << @min to 1 << @max? Sets *@shift if so. */
bool field_shift(uint32_t n, unsigned int min, unsigned int max,
		 unsigned int *shift);

#endif
