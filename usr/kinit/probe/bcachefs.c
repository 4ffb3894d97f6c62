// SPDX-License-Identifier: GPL-2.0-only
/*
 * bcachefs (Linux, fs/bcachefs/bcachefs_format.h). At byte 4096, little-endian:
 *
 *	  0 16  checksum of all that follows it
 *	 16  2  version, the minor one in the low 10 bits
 *	 24 16  magic, either of two
 *	 56 16  UUID
 *	 72 32  label
 *	104  8  sector that this superblock is at, 8
 *	112  8  counts the changes of the superblock
 *	122  1  place of this device
 *	123  1  number of devices
 *	124  4  words of 8 bytes that follow what is always there, 752 bytes
 *	144  8  flags. Bits 2 to 7: the kind of checksum, 0: none,
 *		1: CRC-32C, 2: CRC-64/WE, 7: XXH64
 *
 * Each device has the superblock of the whole.
 */
#include <string.h>

#include "bytes.h"
#include "crc32c.h"
#include "crc64.h"
#include "fields.h"
#include "xxh64.h"

#define BCACHEFS_OFFSET	  4096
#define BCACHEFS_SIZE	  752
#define BCACHEFS_MAX_SIZE 1048576
#define BCACHEFS_PIECE	  4096
#define BCACHEFS_SUM_SIZE 16

/* The first 4 bytes are those of both, and the rest of the newer one. */
static const uint8_t magics[2][16] = {
	{ 0xc6, 0x85, 0x73, 0xf6, 0x66, 0xce, 0x90, 0xa9, 0xd9, 0x6a, 0x60,
	  0xcf, 0x80, 0x3d, 0xf7, 0xef },
	{ 0xc6, 0x85, 0x73, 0xf6, 0x4e, 0x1a, 0x45, 0xca, 0x82, 0x65, 0xf5,
	  0x7f, 0x48, 0xba, 0x6d, 0x81 },
};

/* XXH64 takes all at once: of more than is usual it is left alone. */
static int xxh64_is_right(struct image *img, uint64_t size, uint64_t want,
			  bool *right)
{
	uint8_t raw[BCACHEFS_PIECE];
	int err;

	if (size > sizeof(raw))
		return 0;
	err = image_read(img, BCACHEFS_OFFSET + BCACHEFS_SUM_SIZE, raw, size);
	if (!err)
		*right = xxh64(raw, size) == want;
	return err;
}

static int crc_is_right(struct image *img, bool of_64, uint64_t size,
			uint64_t want, bool *right)
{
	uint64_t crc = of_64 ? ~0ULL : ~0u, done;
	uint8_t raw[BCACHEFS_PIECE];
	size_t n;
	int err;

	for (done = 0; done < size; done += n) {
		n = size - done < sizeof(raw) ? size - done : sizeof(raw);
		err = image_read(img,
				 BCACHEFS_OFFSET + BCACHEFS_SUM_SIZE + done,
				 raw, n);
		if (err)
			return err;
		crc = of_64 ? crc64(crc, raw, n) : crc32c(crc, raw, n);
	}
	*right = of_64 ? ~crc == want : (uint32_t)~crc == (uint32_t)want;
	return 0;
}

/* Of the superblock that begins with @head. */
static int check(struct image *img, const uint8_t *head, const char **damage)
{
	uint64_t size = BCACHEFS_SIZE + (uint64_t)get_le32(head + 124) * 8;
	uint64_t want = get_le64(head);
	bool right = true;
	int err = 0;

	if (size > img->size - BCACHEFS_OFFSET) {
		*damage = "superblock has an impossible size";
		return 0;
	}
	/* There may be a lot in it, but nobody reads megabytes here. */
	if (size > BCACHEFS_MAX_SIZE)
		return 0;
	size -= BCACHEFS_SUM_SIZE;
	switch (head[144] >> 2) {
	case 1:
	case 2:
		err = crc_is_right(img, head[144] >> 2 == 2, size, want,
				   &right);
		break;
	case 7:
		err = xxh64_is_right(img, size, want, &right);
		break;
	}
	if (!right)
		*damage = "superblock checksum is wrong";
	return err;
}

int probe_bcachefs(struct image *img, struct superblock *sb)
{
	uint8_t raw[152];
	int got;

	got = field_read(img, BCACHEFS_OFFSET, raw, sizeof(raw));
	if (got <= 0)
		return got;
	if ((memcmp(raw + 24, magics[0], 16) &&
	     memcmp(raw + 24, magics[1], 16)) ||
	    get_le64(raw + 104) != 8)
		return 0;
	sb->type = "bcachefs";
	field_version(sb, "%u.%u", get_le16(raw + 16) >> 10,
		      get_le16(raw + 16) & 1023);
	field_uuid(sb, raw + 56);
	field_label(sb, raw + 72, 32);
	sb->group.events = get_le64(raw + 112);
	sb->group.index = raw[122];
	sb->group.members = raw[123];
	return check(img, raw, &sb->damage);
}
