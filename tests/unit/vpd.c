// SPDX-License-Identifier: GPL-2.0-only
/* Pages of Vital Product Data; tests/unit/disk_names.c has some of real disks.
 */
#include <stdlib.h>

#include "../tap.h"
#include "device/names/vpd.h"

static struct vpd_names names;

/* Only what is in the string is to be read; ASan sees to that. */
static bool read_83(const char *bytes, size_t len)
{
	uint8_t *page = malloc(len ? len : 1);
	bool known;

	memcpy(page, bytes, len);
	known = vpd_scsi_83(&names, page, len, "VENDOR", "A model");
	free(page);
	return known;
}

#define READ_83(bytes) read_83(bytes, sizeof(bytes) - 1)

#define VENDOR_AB                                                              \
	"\x02\x00\x00\x02"                                                     \
	"ab"
#define T10_AB                                                                 \
	"\x02\x01\x00\x02"                                                     \
	"ab"
#define EUI	  "\x01\x02\x00\x02\x12\x34"
#define NAA2	  "\x01\x03\x00\x02\x21\x22"
#define NAA5	  "\x01\x03\x00\x02\x51\x52"
#define NAA6	  "\x01\x03\x00\x02\x61\x62"
#define NAA5_PORT "\x01\x13\x00\x02\x51\x53"
#define NAA5_TEXT                                                              \
	"\x02\x03\x00\x02"                                                     \
	"QQ"

static void test_preference(void)
{
	static const struct {
		const char *page;
		size_t len;
		const char *serial, *wwn;
	} pages[] = {
#define PAGE(length, designators)                                              \
	"\x00\x83\x00" length designators, sizeof("0000" designators) - 1
		{ PAGE("\x06", VENDOR_AB), "0VENDOR_A_model_ab", "" },
		{ PAGE("\x0c", VENDOR_AB T10_AB), "1ab", "" },
		{ PAGE("\x0c", EUI T10_AB), "21234", "" },
		{ PAGE("\x0c", EUI NAA2), "32122", "0x2122" },
		{ PAGE("\x0c", NAA2 NAA5), "35152", "0x5152" },
		{ PAGE("\x12", NAA2 NAA5 NAA6), "36162", "0x6162" },
		{ PAGE("\x0c", NAA5_TEXT NAA5), "35152", "0x5152" },
		{ PAGE("\x0c", NAA5_PORT T10_AB), "1ab", "" },
		/* Cut off, by the page's length and by what there is. */
		{ PAGE("\x0b", T10_AB NAA5), "1ab", "" },
		{ PAGE("\xff", T10_AB NAA5), "35152", "0x5152" },
		{ PAGE("\xff", T10_AB "\x01\x03\x00\x03\x51\x52"), "1ab", "" },
	};

	for (size_t i = 0; i < sizeof(pages) / sizeof(*pages); i++) {
		ok(read_83(pages[i].page, pages[i].len), "page %zu", i);
		is_str(names.serial, pages[i].serial, "%zu: the name", i);
		is_str(names.wwn, pages[i].wwn, "%zu: the WWN", i);
	}
}

static void test_old(void)
{
	ok(READ_83("\x00\x83\x00\x06\x60\x06\x04\x80\x00\x01"), "SCSI-2");
	is_str(names.serial, "3600604800001", "a number without designators");
	ok(READ_83("\x00\x83\x00\xff\x60\x06\x04\x80\x00\x01"), "too short");
	is_str(names.serial, "3600604800001", "as much as there is");
}

static void test_nothing(void)
{
	ok(!READ_83(""), "nothing");
	ok(!READ_83("\x00\x83\x00\x00\x00\x00\x00"), "less than a designator");
	ok(!READ_83("\x00\x83\x00\x00\x00\x00\x00\x00"), "no designator");
	ok(!READ_83("\x00\x80\x00\x06" NAA5), "another page");
	ok(!READ_83("\x00\x83\x00\x04\x01\x03\x00\x00"),
	   "an empty NAA is none");
	is_str(names.serial, "", "and no name is left behind");
}

/* 255 bytes are the most; then 510 digits do not fit. */
static void test_long(void)
{
	static uint8_t page[8 + 255] = { 0, 0x83, 1, 3, 1, 3, 0, 255 };

	memset(page + 8, 0x55, 255);
	ok(vpd_scsi_83(&names, page, sizeof(page), "", ""), "a long one");
	is_int(strlen(names.serial), VPD_NAME_SIZE - 1, "is cut off");
	is_int(strlen(names.wwn), 34, "so is the WWN");
	page[4] = 2;
	page[5] = 0;
	memset(page + 8, 'x', 255);
	ok(vpd_scsi_83(&names, page, sizeof(page), "", ""), "a long text");
	is_int(strlen(names.serial), VPD_NAME_SIZE - 1, "is cut off too");
}

static void test_80(void)
{
	static const uint8_t page[] = "\x00\x80\x00\x06 a  b\xff";

	ok(vpd_scsi_80(&names, page, 10, "V", "M"), "a serial number");
	is_str(names.serial, "SV_M_a_b_", "by vendor and model");
	ok(vpd_scsi_80(&names, page, 6, "V", "M"), "cut off");
	is_str(names.serial, "SV_M_a", "as much as there is");
	ok(!vpd_scsi_80(&names, page, 3, "V", "M"), "no header");
	ok(!vpd_scsi_80(&names, (const uint8_t *)"\0\x83\0\0", 4, "", ""),
	   "another page");
}

static void test_ata(void)
{
	static uint8_t page[VPD_ATA_SIZE] = { 0, 0x89, 2, 0x38 };

	ok(!vpd_ata(&names, page, sizeof(page)), "no name in it");
	memset(page + 60 + 54, ' ', 40);
	memcpy(page + 60 + 54, "omed  al", 8);
	ok(vpd_ata(&names, page, sizeof(page)), "a model alone");
	is_str(names.serial, "mode_la", "is a name");
	is_str(names.wwn, "", "no WWN");
	memcpy(page + 60 + 54, "omed/l  ", 8);
	memcpy(page + 60 + 20, "1S", 2);
	memcpy(page + 60 + 216, "\x00\x50\xc5\x00\xb1\xa0\xd3\xc2", 8);
	ok(vpd_ata(&names, page, sizeof(page)), "with a serial number");
	is_str(names.serial, "model__S1", "both");
	is_str(names.wwn, "0x500000c5a0b1c2d3", "and a WWN");
	page[60 + 217] = 0x60;
	ok(vpd_ata(&names, page, sizeof(page)), "a WWN of another kind");
	is_str(names.wwn, "", "is none");
	ok(!vpd_ata(&names, page, sizeof(page) - 1), "a byte too few");
	page[1] = 0x83;
	ok(!vpd_ata(&names, page, sizeof(page)), "another page");
}

int main(void)
{
	test_preference();
	test_old();
	test_nothing();
	test_long();
	test_80();
	test_ata();
	return done_testing();
}
