// SPDX-License-Identifier: GPL-2.0-only
#include <stdio.h>
#include <string.h>

#include "bytes.h"
#include "device/names/safe.h"
#include "device/names/vpd.h"

/* Offsets within what IDENTIFY DEVICE returns, in its words of 16 bits. */
#define ATA_SERIAL	 10
#define ATA_SERIAL_WORDS 10
#define ATA_MODEL	 27
#define ATA_MODEL_WORDS	 20
#define ATA_WWN		 108
#define ATA_HEADER	 60 /* bytes of the page in front of it */

/* The first character of each word of a text is in its high byte. */
static void ata_text(char *out, size_t size, const uint8_t *identify,
		     unsigned int word, unsigned int words)
{
	char text[2 * ATA_MODEL_WORDS];

	for (unsigned int i = 0; i < words; i++) {
		text[2 * i] = (char)identify[2 * (word + i) + 1];
		text[2 * i + 1] = (char)identify[2 * (word + i)];
	}
	safe_text(out, size, text, 2 * words);
}

bool vpd_ata(struct vpd_names *names, const uint8_t *page, size_t len)
{
	char model[2 * ATA_MODEL_WORDS + 1], serial[2 * ATA_SERIAL_WORDS + 1];
	const uint8_t *identify = page + ATA_HEADER;
	uint64_t wwn = 0;

	memset(names, 0, sizeof(*names));
	if (len < VPD_ATA_SIZE || page[1] != 0x89)
		return false;
	ata_text(model, sizeof(model), identify, ATA_MODEL, ATA_MODEL_WORDS);
	ata_text(serial, sizeof(serial), identify, ATA_SERIAL,
		 ATA_SERIAL_WORDS);
	if (!model[0] && !serial[0])
		return false;
	snprintf(names->serial, sizeof(names->serial), "%s%s%s", model,
		 serial[0] ? "_" : "", serial);

	for (unsigned int i = 0; i < 4; i++)
		wwn = wwn << 16 | get_le16(identify + 2 * (ATA_WWN + i));
	/* NAA 5 is the only one that an ATA disk may have. */
	if (wwn >> 60 == 5)
		snprintf(names->wwn, sizeof(names->wwn), "0x%llx",
			 (unsigned long long)wwn);
	return true;
}

enum {
	DESIGNATOR_VENDOR = 0,
	DESIGNATOR_T10 = 1,
	DESIGNATOR_EUI64 = 2,
	DESIGNATOR_NAA = 3,
};

enum { CODE_BINARY = 1, CODE_ASCII = 2 };

/* What scsi_id prefers, in its order; binary before ASCII. */
static const struct {
	uint8_t type;
	uint8_t naa; /* 0: any */
} preferred[] = {
	{ DESIGNATOR_NAA, 6 }, { DESIGNATOR_NAA, 5 },
	{ DESIGNATOR_NAA, 0 }, { DESIGNATOR_EUI64, 0 },
	{ DESIGNATOR_T10, 0 }, { DESIGNATOR_VENDOR, 0 },
};

/* A designator is 4 bytes, of which the last is the length of what follows. */
static const uint8_t *find(const uint8_t *page, size_t len, uint8_t type,
			   uint8_t naa, uint8_t code)
{
	size_t end = 4 + (size_t)get_be16(page + 2);

	if (end > len)
		end = len;
	for (size_t at = 4; at + 4 <= end; at += 4 + page[at + 3]) {
		const uint8_t *d = page + at;

		if (at + 4 + d[3] > end)
			return NULL;
		/* Of the disk itself, not of its port. */
		if (d[3] && (d[1] & 0x30) == 0 && (d[1] & 0x0f) == type &&
		    (d[0] & 0x0f) == code && (!naa || d[4] >> 4 == naa))
			return d;
	}
	return NULL;
}

/* Hexadecimal digits, as many as fit. */
static void add_hex(char *out, size_t size, const uint8_t *bytes, size_t n)
{
	size_t len = strlen(out);

	for (size_t i = 0; i < n && len + 3 <= size; i++, len += 2)
		snprintf(out + len, size - len, "%02x", bytes[i]);
}

static void set_serial(struct vpd_names *names, char *text)
{
	safe_text(names->serial, sizeof(names->serial), text, strlen(text));
}

static void take(struct vpd_names *names, const uint8_t *d, const char *vendor,
		 const char *model)
{
	char text[1 + 8 + 16 + 2 * 255 + 1];
	uint8_t type = d[1] & 0x0f;

	snprintf(text, sizeof(text), "%x", type);
	/* A vendor's own numbers are those of others, too. */
	if (type == DESIGNATOR_VENDOR)
		snprintf(text + 1, sizeof(text) - 1, "%-8.8s%-16.16s", vendor,
			 model);
	if ((d[0] & 0x0f) == CODE_ASCII) {
		size_t len = strlen(text);

		memcpy(text + len, d + 4, d[3]);
		text[len + d[3]] = '\0';
	} else {
		add_hex(text, sizeof(text), d + 4, d[3]);
	}
	set_serial(names, text);
	if (type == DESIGNATOR_NAA)
		snprintf(names->wwn, sizeof(names->wwn), "0x%.32s", text + 1);
}

bool vpd_scsi_83(struct vpd_names *names, const uint8_t *page, size_t len,
		 const char *vendor, const char *model)
{
	memset(names, 0, sizeof(*names));
	if (len < 8 || page[1] != 0x83)
		return false;
	/*
	 * Where the designators have a reserved byte some old disks have a part
	 * of their number, which follows the header without any designator.
	 */
	if (page[6]) {
		char text[2 + 2 * 255] = "3";
		size_t n = page[3];

		add_hex(text, sizeof(text), page + 4,
			n < len - 4 ? n : len - 4);
		set_serial(names, text);
		return true;
	}
	for (size_t i = 0; i < sizeof(preferred) / sizeof(*preferred); i++)
		for (uint8_t code = CODE_BINARY; code <= CODE_ASCII; code++) {
			const uint8_t *d = find(page, len, preferred[i].type,
						preferred[i].naa, code);

			if (d) {
				take(names, d, vendor, model);
				return true;
			}
		}
	return false;
}

bool vpd_scsi_80(struct vpd_names *names, const uint8_t *page, size_t len,
		 const char *vendor, const char *model)
{
	char text[1 + 8 + 16 + 255 + 1];
	size_t n;

	memset(names, 0, sizeof(*names));
	if (len < 4 || page[1] != 0x80)
		return false;
	n = page[3] < len - 4 ? page[3] : len - 4;
	snprintf(text, sizeof(text), "S%-8.8s%-16.16s", vendor, model);
	memcpy(text + 25, page + 4, n);
	text[25 + n] = '\0';
	set_serial(names, text);
	return true;
}
