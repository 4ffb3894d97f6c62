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
 *	 72 32  algorithm of the checksum, "sha256"
 *	256  8  offset of this header
 *	448 64  checksum of the whole header, with zeros here
 *
 * Version 2 has a second header right behind the first, which begins with
 * "SKUL". cryptsetup takes that one, and mends the first, where the first is
 * damaged. Where the first does not even say how large it is, the second is at
 * one of nine places: a header has 16 KiB (most of them), 32 KiB, or any power
 * of two up to 4 MiB.
 */
#include <string.h>

#include "bytes.h"
#include "fields.h"
#include "sha256.h"

#define LUKS_HEADER_SIZE 512
#define LUKS2_LABEL_SIZE 48
#define LUKS2_SUM	 448
#define LUKS2_MIN_SIZE	 16384
#define LUKS2_MAX_SIZE	 4194304

#define LUKS_MAGIC  "LUKS\xba\xbe"
#define LUKS2_MAGIC "SKUL\xba\xbe"
#define MAGIC_SIZE  6

static const char *luks2_size_damage(const uint8_t *raw, uint64_t off,
				     uint64_t device_size)
{
	uint64_t size = get_be64(raw + 8);

	if (size < LUKS2_MIN_SIZE || size > LUKS2_MAX_SIZE || size & (size - 1))
		return "header has an impossible size";
	/* There are two of them. */
	if (2 * size > device_size)
		return "header is larger than its device";
	if (get_be64(raw + 256) != off || (off && off != size))
		return "header is not where it says it is";
	return NULL;
}

/*
 * What is wrong with the content of the header that begins with @raw, at @off.
 * A bad sector in it is damage, too: there may be a second header.
 */
static const char *luks2_content_damage(struct image *img, const uint8_t *raw,
					uint64_t off)
{
	static const uint8_t zeros[LUKS_HEADER_SIZE - LUKS2_SUM];
	uint64_t end = off + get_be64(raw + 8);
	uint8_t buf[4096], digest[SHA256_SIZE];
	struct sha256 sha;
	size_t n;

	if (strncmp((const char *)raw + 72, "sha256", 32))
		return NULL;
	sha256_init(&sha);
	sha256_add(&sha, raw, LUKS2_SUM);
	sha256_add(&sha, zeros, sizeof(zeros));
	for (off += LUKS_HEADER_SIZE; off < end; off += n) {
		n = end - off < sizeof(buf) ? end - off : sizeof(buf);
		if (image_read(img, off, buf, n))
			return "header cannot be read";
		sha256_add(&sha, buf, n);
	}
	sha256_end(&sha, digest);
	if (memcmp(digest, raw + LUKS2_SUM, sizeof(digest)))
		return "header checksum is wrong";
	return NULL;
}

static void set_fields(struct superblock *sb, const uint8_t *raw)
{
	unsigned int version = get_be16(raw + 6);

	sb->type = "crypto_LUKS";
	sb->not_fs = true;
	field_version(sb, "%u", version);
	if (version != 1 && version != 2) {
		sb->damage = "header has an unknown version";
		return;
	}
	/* 36 characters, if it is one; what is longer is cut off. */
	memcpy(sb->uuid, raw + 168, sizeof(sb->uuid) - 1);
	if (version == 2)
		field_label(sb, raw + 24, LUKS2_LABEL_SIZE);
}

/*
 * A second header, at @off. Only a whole one is one. Returns 1: the start of
 * one is there; 0; or -errno.
 */
static int probe_second(struct image *img, uint64_t off, struct superblock *sb)
{
	uint8_t raw[LUKS_HEADER_SIZE];
	int got;

	got = field_read(img, off, raw, sizeof(raw));
	if (got <= 0 || memcmp(raw, LUKS2_MAGIC, MAGIC_SIZE) ||
	    get_be16(raw + 6) != 2 || luks2_size_damage(raw, off, img->size))
		return got < 0 ? got : 0;
	if (!luks2_content_damage(img, raw, off)) {
		memset(sb, 0, sizeof(*sb));
		set_fields(sb, raw);
	}
	return 1;
}

int probe_luks(struct image *img, struct superblock *sb)
{
	uint8_t raw[LUKS_HEADER_SIZE];
	int got;

	got = field_read(img, 0, raw, sizeof(raw));
	if (got <= 0 || memcmp(raw, LUKS_MAGIC, MAGIC_SIZE))
		return got < 0 ? got : 0;
	set_fields(sb, raw);
	if (get_be16(raw + 6) != 2)
		return 0;
	sb->damage = luks2_size_damage(raw, 0, img->size);
	if (sb->damage)
		return 0;
	sb->damage = luks2_content_damage(img, raw, 0);
	if (!sb->damage)
		return 0;
	got = probe_second(img, get_be64(raw + 8), sb);
	return got < 0 ? got : 0;
}

int probe_luks_second(struct image *img, struct superblock *sb)
{
	uint8_t raw[512];
	uint64_t off;
	int got;

	got = field_read(img, 0, raw, sizeof(raw));
	/* Whoever made partitions did so on purpose. */
	if (got <= 0 || (raw[510] == 0x55 && raw[511] == 0xaa))
		return got < 0 ? got : 0;
	/* The first that there is was written last: it is within the others. */
	for (off = LUKS2_MIN_SIZE; off <= LUKS2_MAX_SIZE; off *= 2) {
		got = probe_second(img, off, sb);
		if (got)
			return got < 0 ? got : 0;
	}
	return 0;
}
