// SPDX-License-Identifier: GPL-2.0-only
/*
 * ISO 9660 (ECMA-119) and Joliet names. From byte 32768 on, descriptors of 2048
 * bytes:
 *
 *	  0  1  kind, 1: primary, 2: supplementary, 255: no more descriptors
 *	  1  5  "CD001"
 *	 40 32  label, padded with spaces; of Joliet: UTF-16, big-endian
 *	 80  4  number of blocks
 *	 88  3  supplementary: "%/@", "%/C" or "%/E" if it is Joliet's
 *	128  2  size of a block
 *	813 17  when it was made, as digits, 1/100 s the last; one byte of zone
 *	830 17  when it was changed
 *
 * (Numbers are in both byte orders, the little-endian one first.) There is no
 * UUID. What blkid uses for one, and so everybody, is the time of the change,
 * or that of making: 2023-06-10-07-36-34-00.
 */
#include <string.h>

#include "bytes.h"
#include "fields.h"
#include "utf16.h"

#define ISO_OFFSET	32768
#define ISO_DESCRIPTOR	2048
#define ISO_DESCRIPTORS 16
#define ISO_LABEL_SIZE	32
#define ISO_TIME_DIGITS 16
#define ISO_PRIMARY	1
#define ISO_JOLIET	2

/* Two digits each, but four of the year. All zeros, zone and all, are no time.
 */
static bool time_uuid(struct superblock *sb, const uint8_t *digits)
{
	char *to = sb->uuid;
	bool any = digits[ISO_TIME_DIGITS];
	int i;

	for (i = 0; i < ISO_TIME_DIGITS; i++) {
		if (digits[i] < '0' || digits[i] > '9')
			break;
		any |= digits[i] != '0';
		if (i >= 4 && i % 2 == 0)
			*to++ = '-';
		*to++ = (char)digits[i];
	}
	if (i == ISO_TIME_DIGITS && any) {
		*to = '\0';
		return true;
	}
	sb->uuid[0] = '\0';
	return false;
}

static bool is_joliet(const uint8_t *d)
{
	return d[0] == ISO_JOLIET && d[88] == '%' && d[89] == '/' &&
	       (d[90] == '@' || d[90] == 'C' || d[90] == 'E');
}

static uint8_t upper(uint8_t c)
{
	return c >= 'a' && c <= 'z' ? (uint8_t)(c - 'a' + 'A') : c;
}

static bool is_upper(uint8_t c)
{
	return c >= 'A' && c <= 'Z';
}

/*
 * Joliet's label is of any letters, but of at most 16, the other one of upper
 * case letters, digits and "_" if its writer was strict, but of up to 32. Where
 * they agree, as far as they can, each gives what is its own; what comes of it
 * is in @out, as UTF-16. Otherwise Joliet's holds.
 */
static bool merge(uint8_t *out, const uint8_t *plain, const uint8_t *joliet)
{
	size_t i, j = 0;
	uint8_t high, low;

	for (i = 0; j < ISO_LABEL_SIZE; i++, j += 2) {
		high = joliet[j];
		low = joliet[j + 1];
		/* A "_" stands for any letter. */
		if (plain[i] != '_') {
			if ((high || low != '_') &&
			    (high || upper(plain[i]) != upper(low)))
				return false;
			if (low == '_' || !is_upper(plain[i]))
				low = plain[i];
		}
		out[2 * i] = low;
		out[2 * i + 1] = high;
	}
	for (; i < ISO_LABEL_SIZE; i++) {
		out[2 * i] = plain[i];
		out[2 * i + 1] = 0;
	}
	return true;
}

static void joliet_label(struct superblock *sb, const uint8_t *plain,
			 const uint8_t *joliet)
{
	uint8_t units[2 * ISO_LABEL_SIZE];
	char text[UTF16_TO_UTF8_SIZE(ISO_LABEL_SIZE)];
	size_t i, n = ISO_LABEL_SIZE;

	if (!merge(units, plain, joliet))
		for (i = 0, n = ISO_LABEL_SIZE / 2; i < n; i++) {
			units[2 * i] = joliet[2 * i + 1];
			units[2 * i + 1] = joliet[2 * i];
		}
	utf16le_to_utf8(text, sizeof(text), units, n);
	memset(sb->label, 0, sizeof(sb->label));
	field_label(sb, (const uint8_t *)text, sizeof(text));
}

/*
 * It may be larger than its device: the partition that a disc's image makes of
 * itself on a disk is not always as large.
 */
static void primary(const uint8_t *d, struct superblock *sb)
{
	unsigned int shift;

	sb->type = "iso9660";
	field_label(sb, d + 40, ISO_LABEL_SIZE);
	if (!time_uuid(sb, d + 830))
		time_uuid(sb, d + 813);
	if (!field_shift(get_le16(d + 128), 9, 11, &shift))
		sb->damage = "superblock has an impossible block size";
	else
		sb->damage =
			field_size(sb, get_le32(d + 80), shift, UINT64_MAX);
}

int probe_iso9660(struct image *img, struct superblock *sb)
{
	uint8_t d[ISO_DESCRIPTOR], plain[ISO_LABEL_SIZE];
	bool joliet = false;
	int i, got;

	for (i = 0; i < ISO_DESCRIPTORS; i++) {
		got = field_read(img, ISO_OFFSET + i * ISO_DESCRIPTOR, d,
				 sizeof(d));
		if (got < 0)
			return got;
		if (!got || memcmp(d + 1, "CD001", 5) || d[0] == 255)
			break;
		if (d[0] == ISO_PRIMARY && !sb->type) {
			memcpy(plain, d + 40, sizeof(plain));
			primary(d, sb);
		} else if (is_joliet(d) && sb->type && !joliet) {
			joliet = true;
			joliet_label(sb, plain, d + 40);
			field_version(sb, "Joliet Extension");
		}
	}
	return 0;
}
