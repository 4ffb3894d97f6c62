// SPDX-License-Identifier: GPL-2.0-only
/*
 * Encrypted devices: LUKS 1 and 2 (the LUKS on-disk format specifications 1.2.3
 * and 2). At byte 0, all numbers are big-endian:
 *
 *	  0  6  "LUKS", 0xba, 0xbe
 *	  6  2  version, 1 or 2
 *	168 40  UUID, as text
 *
 * and in version 2 also
 *
 *	  8  8  size of the header in bytes, with its JSON area
 *	 24 48  label
 *	256  8  offset of this header: 0, as this is the first of two
 *
 * The checksum of version 2 (a SHA-256 as a rule) is left to cryptsetup, which
 * can mend a damaged header from the second one.
 */
#include <string.h>

#include "bytes.h"
#include "fields.h"

#define LUKS_HEADER_SIZE 264
#define LUKS_UUID_SIZE	 40
#define LUKS2_LABEL_SIZE 48
#define LUKS2_MIN_SIZE	 16384
#define LUKS2_MAX_SIZE	 4194304

static const char *luks2_damage(const uint8_t *raw, uint64_t device_size)
{
	uint64_t size = get_be64(raw + 8);

	if (size < LUKS2_MIN_SIZE || size > LUKS2_MAX_SIZE || size & (size - 1))
		return "header has an impossible size";
	/* There are two of them. */
	if (2 * size > device_size)
		return "header is larger than its device";
	if (get_be64(raw + 256))
		return "header is not where it says it is";
	return NULL;
}

int probe_luks(struct image *img, struct superblock *sb)
{
	uint8_t raw[LUKS_HEADER_SIZE];
	int err;

	if (img->size < sizeof(raw))
		return 0;
	err = image_read(img, 0, raw, sizeof(raw));
	if (err)
		return err;
	if (memcmp(raw, "LUKS\xba\xbe", 6))
		return 0;

	sb->type = "crypto_LUKS";
	sb->not_fs = true;
	field_version(sb, "%u", get_be16(raw + 6));
	switch (get_be16(raw + 6)) {
	case 2:
		field_label(sb, raw + 24, LUKS2_LABEL_SIZE);
		sb->damage = luks2_damage(raw, img->size);
		break;
	case 1:
		break;
	default:
		sb->damage = "header has an unknown version";
		return 0;
	}
	/* 36 characters, if it is one; what is longer is cut off. */
	memcpy(sb->uuid, raw + 168, sizeof(sb->uuid) - 1);
	return 0;
}
