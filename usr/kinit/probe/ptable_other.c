// SPDX-License-Identifier: GPL-2.0-only
/*
 * Partition tables of other machines. What is in them is the kernel's business,
 * if it was built to know them: a disk whose partitions nobody sees is to be
 * named all the same. The places and numbers are those that libblkid looks for.
 *
 *	sun	byte 508: 0xdabe, and the 16-bit words of the sector make 0 by
 *		exclusive or; big-endian
 *	sgi	byte 0: 0x0be5a941, and the 32-bit words of the sector make 0 by
 *		sum; big-endian
 *	aix	byte 0: "IBMA" in EBCDIC
 *	mac	byte 0: "ER", 2 bytes of a block's size, big-endian; in block 1
 *		"PM" or "TS"
 *	bsd	byte 512, 64 or 128: 0x82564557, and once more 132 bytes further
 *		on, little-endian
 *	ultrix	byte 16312: 0x00032957, and 1; little-endian
 *	atari	byte 454: four entries of 12 bytes, of which one is in use: bit
 *0 of the first byte, 3 letters or digits, first sector and number of sectors,
 *big-endian, both within the disk. No magic number
 *	dasd	in block 2: "VOL1" at 4, or "LNX1" or "CMS1" at 0, in EBCDIC. A
 *		block is what the disk says, or in a copy has 512 to 4096 bytes
 */
#include <string.h>

#include "bytes.h"
#include "ptable.h"

#define BSD_MAGIC      0x82564557
#define BSD_MAGIC2     132
#define ULTRIX_PLACE   16312
#define ULTRIX_MAGIC   0x00032957
#define ATARI_ENTRIES  454
#define ATARI_SIZE     12
#define ATARI_NUMBER   4
#define DASD_MIN_BLOCK 512
#define DASD_MAX_BLOCK 4096

/* Is that there? What cannot be read is not. */
static bool has(struct image *img, uint64_t off, const char *magic, size_t len)
{
	uint8_t raw[8];

	return !image_read(img, off, raw, len) && !memcmp(raw, magic, len);
}

static bool is_sun(const uint8_t *sector)
{
	unsigned int sum = 0, i;

	if (get_be16(sector + 508) != 0xdabe)
		return false;
	for (i = 0; i < MBR_SIZE; i += 2)
		sum ^= get_be16(sector + i);
	return !sum;
}

static bool is_sgi(const uint8_t *sector)
{
	uint32_t sum = 0;
	unsigned int i;

	if (get_be32(sector) != 0x0be5a941)
		return false;
	for (i = 0; i < MBR_SIZE; i += 4)
		sum += get_be32(sector + i);
	return !sum;
}

static bool is_mac(struct image *img, const uint8_t *sector)
{
	uint32_t block = get_be16(sector + 2);

	return !memcmp(sector, "ER", 2) && block &&
	       (has(img, block, "PM", 2) || has(img, block, "TS", 2));
}

static bool is_bsd(struct image *img)
{
	static const uint16_t places[] = { 512, 64, 128 };
	uint8_t raw[BSD_MAGIC2 + 4];

	for (size_t i = 0; i < sizeof(places) / sizeof(*places); i++)
		if (!image_read(img, places[i], raw, sizeof(raw)) &&
		    get_le32(raw) == BSD_MAGIC &&
		    get_le32(raw + BSD_MAGIC2) == BSD_MAGIC)
			return true;
	return false;
}

static bool is_ultrix(struct image *img)
{
	uint8_t raw[8];

	return !image_read(img, ULTRIX_PLACE, raw, sizeof(raw)) &&
	       get_le32(raw) == ULTRIX_MAGIC && get_le32(raw + 4) == 1;
}

static bool is_letter_or_digit(uint8_t c)
{
	return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') ||
	       (c >= 'a' && c <= 'z');
}

static bool is_atari(const struct image *img, const uint8_t *sector)
{
	uint64_t sectors = img->size / MBR_SIZE;
	const uint8_t *e = sector + ATARI_ENTRIES;

	if (img->sector_size != MBR_SIZE)
		return false;
	for (int i = 0; i < ATARI_NUMBER; i++, e += ATARI_SIZE)
		if (e[0] & 1 && is_letter_or_digit(e[1]) &&
		    is_letter_or_digit(e[2]) && is_letter_or_digit(e[3]) &&
		    (uint64_t)get_be32(e + 4) + get_be32(e + 8) <= sectors)
			return true;
	return false;
}

static bool is_dasd_block(struct image *img, uint32_t block)
{
	return has(img, 2 * block + 4, "\xe5\xd6\xd3\xf1", 4) ||
	       has(img, 2 * block, "\xd3\xd5\xe7\xf1", 4) ||
	       has(img, 2 * block, "\xc3\xd4\xe2\xf1", 4);
}

static bool is_dasd(struct image *img)
{
	uint32_t block;

	for (block = DASD_MIN_BLOCK; block <= DASD_MAX_BLOCK; block *= 2)
		if (is_dasd_block(img, block))
			return true;
	return false;
}

const char *ptable_other(struct image *img, const uint8_t sector[MBR_SIZE])
{
	if (!memcmp(sector, "\xc9\xc2\xd4\xc1", 4))
		return "aix";
	if (is_sgi(sector))
		return "sgi";
	if (is_sun(sector))
		return "sun";
	if (is_mac(img, sector))
		return "mac";
	if (is_ultrix(img))
		return "ultrix";
	if (is_bsd(img))
		return "bsd";
	if (is_atari(img, sector))
		return "atari";
	return is_dasd(img) ? "dasd" : NULL;
}
