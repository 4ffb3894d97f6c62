// SPDX-License-Identifier: GPL-2.0-only
/*
 * UDF (ECMA-167 and OSTA UDF 2.60), little-endian. From byte 32768 on,
 * structures of 2048 bytes, or of a block if that is larger:
 *
 *	 1  5  "BEA01", "NSR02" or "NSR03", "TEA01" and others
 *
 * "NSR0x" makes it a UDF. Then in block 256 the anchor, which says where the
 * volume's descriptors are, a block each. All of them begin with
 *
 *	 0  2  kind, 1: primary, 2: anchor, 6: logical volume, 8: no more
 *	 4  1  sum of the other 15 of the first 16 bytes
 *	12  4  block that this is in
 *
 *	anchor:		16  4 length of all descriptors, 20  4 first block
 *	primary:	72 128 name of the volume set
 *	logical volume:	84 128 label, 217 19 "*OSTA UDF Compliant",
 *			240 2 version: 0x0201 is 2.01
 *
 * Names have their kind of letters in the first byte (8: of one byte, 16: of
 * two, big-endian) and their length, with this byte, in the last.
 *
 * What blkid calls the UUID are the first 16 letters of the volume set's name,
 * if they are hexadecimal digits, as they are meant to be; if not all are, the
 * first 8 or none, and the others as the digits of their bytes.
 */
#include <string.h>

#include "bytes.h"
#include "fields.h"
#include "utf16.h"

#define UDF_OFFSET	32768
#define UDF_STRUCTURES	64
#define UDF_ANCHOR	256
#define UDF_DESCRIPTORS 64
#define NAME_SIZE	128

#define KIND_PRIMARY 1
#define KIND_ANCHOR  2
#define KIND_VOLUME  6
#define KIND_END     8

/* Returns 1 if there is "NSR0x" among structures of @step, else 0 or -errno. */
static int is_udf(struct image *img, uint32_t step)
{
	uint32_t off = UDF_OFFSET;
	uint8_t id[6];
	int i, got;

	for (i = 0; i < UDF_STRUCTURES; i++, off += step) {
		got = field_read(img, off, id, sizeof(id));
		if (got <= 0)
			return got;
		if (!memcmp(id + 1, "NSR02", 5) || !memcmp(id + 1, "NSR03", 5))
			return 1;
		/* Nothing else comes before it. */
		if (memcmp(id + 1, "BEA01", 5) && memcmp(id + 1, "BOOT2", 5) &&
		    memcmp(id + 1, "CD001", 5) && memcmp(id + 1, "CDW02", 5) &&
		    memcmp(id + 1, "TEA01", 5))
			return 0;
	}
	return 0;
}

/* As field_read(); 0 also if there is no descriptor. */
static int read_descriptor(struct image *img, uint32_t block,
			   unsigned int shift, uint8_t *d, size_t len)
{
	uint8_t sum = 0;
	int i, got;

	got = field_read(img, (uint64_t)block << shift, d, len);
	if (got <= 0)
		return got;
	for (i = 0; i < 16; i++)
		if (i != 4)
			sum += d[i];
	return sum == d[4] && get_le32(d + 12) == block;
}

static void read_name(char *out, size_t size, const uint8_t *name)
{
	size_t len = name[NAME_SIZE - 1], i, units;
	uint8_t le[2 * NAME_SIZE];

	out[0] = '\0';
	if (len < 2 || len > NAME_SIZE - 1 || (name[0] != 8 && name[0] != 16))
		return;
	units = name[0] == 8 ? len - 1 : (len - 1) / 2;
	for (i = 0; i < units; i++) {
		le[2 * i] = name[0] == 8 ? name[1 + i] : name[2 + 2 * i];
		le[2 * i + 1] = name[0] == 8 ? 0 : name[1 + 2 * i];
	}
	utf16le_to_utf8(out, size, le, units);
}

static size_t hex_digits(const char *s)
{
	size_t n = 0;

	while (n < 16 &&
	       ((s[n] >= '0' && s[n] <= '9') || (s[n] >= 'a' && s[n] <= 'f') ||
		(s[n] >= 'A' && s[n] <= 'F')))
		n++;
	return n;
}

static void set_uuid(struct superblock *sb, const char *set)
{
	static const char digits[] = "0123456789abcdef";
	size_t n = hex_digits(set) & ~(size_t)7, i;
	char *to = sb->uuid;
	uint8_t bytes[16] = { 0 };

	if (strlen(set) < 8)
		return;
	memcpy(bytes, set, strnlen(set, sizeof(bytes)));
	for (i = 0; to < sb->uuid + 16; i++) {
		if (i < n) {
			*to++ = (char)(bytes[i] >= 'A' && bytes[i] <= 'F'
					       ? bytes[i] + 32
					       : bytes[i]);
			continue;
		}
		*to++ = digits[bytes[i] >> 4];
		*to++ = digits[bytes[i] & 15];
	}
	*to = '\0';
}

static void set_version(struct superblock *sb, const uint8_t *d)
{
	unsigned int rev = get_le16(d + 240);

	if (!memcmp(d + 217, "*OSTA UDF Compliant", 19))
		field_version(sb, "%x.%02x", rev >> 8, rev & 0xff);
}

static int read_volume(struct image *img, uint32_t block, uint32_t len,
		       unsigned int shift, struct superblock *sb)
{
	char name[UTF16_TO_UTF8_SIZE(NAME_SIZE)];
	uint8_t d[256];
	uint32_t i;
	int got;

	for (i = 0; i < UDF_DESCRIPTORS && i < len >> shift; i++) {
		got = read_descriptor(img, block + i, shift, d, sizeof(d));
		if (got <= 0 || get_le16(d) == KIND_END)
			return got < 0 ? got : 0;
		if (get_le16(d) == KIND_PRIMARY && !sb->uuid[0]) {
			read_name(name, sizeof(name), d + 72);
			set_uuid(sb, name);
		}
		if (get_le16(d) == KIND_VOLUME && !sb->label[0]) {
			read_name(name, sizeof(name), d + 84);
			field_label(sb, (const uint8_t *)name, sizeof(name));
			set_version(sb, d);
		}
	}
	return 0;
}

/* An anchor is in block 256; of a medium that was not finished, in 512. */
static int find_anchor(struct image *img, unsigned int shift, uint8_t d[32])
{
	uint32_t block;
	int got;

	for (block = UDF_ANCHOR; block <= 2 * UDF_ANCHOR; block += UDF_ANCHOR) {
		got = read_descriptor(img, block, shift, d, 32);
		if (got < 0 || (got && get_le16(d) == KIND_ANCHOR))
			return got;
	}
	return 0;
}

int probe_udf(struct image *img, struct superblock *sb)
{
	unsigned int shift;
	uint8_t d[32];
	int got = 0;

	/* Discs have 2048, disks have 512 or 4096; it is not written down. */
	for (shift = 9; shift <= 12; shift++) {
		if (shift == 9 || shift == 12)
			got = is_udf(img, shift == 12 ? 4096 : 2048);
		if (got < 0)
			return got;
		if (!got)
			continue;
		sb->type = "udf";
		got = find_anchor(img, shift, d);
		if (got < 0)
			return got;
		if (got) {
			sb->block_size = 1u << shift;
			return read_volume(img, get_le32(d + 20),
					   get_le32(d + 16), shift, sb);
		}
		got = 1;
	}
	if (sb->type)
		sb->damage =
			"no descriptors of the volume are where they should be";
	return 0;
}
