// SPDX-License-Identifier: GPL-2.0-only
/* ISO 9660 and UDF, as genisoimage and mkudffs made them, and broken. */
#include "bytes.h"
#include "whole_image.h"

static void test_iso_uuid(void)
{
	uint8_t *d;

	load("iso");
	d = raw + 32768;
	memcpy(d + 830, "2001020304050607", 16);
	probe();
	is_str(sb.uuid, "2001-02-03-04-05-06-07", "the time of the change");
	memset(d + 830, '0', 16);
	memcpy(d + 813, "1999123123595999", 16);
	probe();
	is_str(sb.uuid, "1999-12-31-23-59-59-99", "that of making it");
	d[813] = 'x';
	probe();
	is_str(sb.uuid, "", "no time");
	d[813] = '1';
	d[828] = ' ';
	probe();
	is_str(sb.uuid, "", "half a time");
}

static void test_iso_labels(void)
{
	uint8_t *d, *joliet;

	load("iso-joliet");
	d = raw + 32768;
	joliet = d + 2048;
	is_int(joliet[0], 2, "the second descriptor is Joliet's");
	memcpy(d + 40, "DEBIAN_12_0_0_AMD64_N           ", 32);
	probe();
	is_str(sb.label, "Debian 12.0.0 amD64_N", "each gives what is its own");
	memcpy(d + 40, "OTHER                           ", 32);
	probe();
	is_str(sb.label, "Debian 12.0.0 am", "they do not agree");
	memcpy(d + 40, "DEB                             ", 32);
	probe();
	is_str(sb.label, "Debian 12.0.0 am", "the primary one is shorter");
	joliet[90] = 'X';
	probe();
	is_str(sb.label, "DEB", "it is not Joliet's");
	joliet[90] = '@';
	memcpy(joliet + 2048, joliet, 2048);
	joliet[0] = 255;
	probe();
	is_str(sb.label, "DEB", "it is behind the last descriptor");
	memset(d + 40, ' ', 32);
	probe();
	is_str(sb.label, "", "no label");

	d[128] = 1;
	is_str(probe(), "iso9660", "a block of 1");
	is_str(sb.damage, "superblock has an impossible block size",
	       "is damage");
	load("iso");
	memset(raw + 32768 + 80, 0, 4);
	probe();
	is_str(sb.damage, "superblock has an impossible size", "no blocks");
	raw[32768] = 0;
	is_str(probe(), NULL, "a boot record alone is no file system");

	/* Those of a disc that was burnt at once. */
	load("iso");
	m.bad_byte = m.image.size - 8192;
	is_int(probe_superblock(&m.image, &sb), -EIO, "a disk with a bad end");
	m.image.sector_size = 2048;
	is_str(probe(), "iso9660", "a disc with one");

	load("iso");
	m.bad_byte = 32768 + 2048;
	is_int(probe_superblock(&m.image, &sb), -EIO, "bad descriptor");
	is_str(sb.type, NULL, "nothing found");
}

/* The descriptor of this kind in the sequence that the anchor names. */
static uint8_t *descriptor(unsigned int kind, unsigned int block_size)
{
	uint8_t *anchor = raw + 256 * block_size;
	uint8_t *d = raw + get_le32(anchor + 20) * block_size;

	while (get_le16(d) != kind)
		d += block_size;
	return d;
}

static void sign(uint8_t *d)
{
	uint8_t sum = 0;
	int i;

	for (i = 0; i < 16; i++)
		if (i != 4)
			sum += d[i];
	d[4] = sum;
}

static void udf_is(const char *uuid, const char *label, const char *what)
{
	is_str(probe(), "udf", "%s: type", what);
	is_str(sb.damage, NULL, "%s: no damage", what);
	is_str(sb.uuid, uuid, "%s: UUID", what);
	is_str(sb.label, label, "%s: label", what);
}

static void test_udf(void)
{
	uint8_t *pvd, *lvd, *anchor;

	load("udf-512");
	pvd = descriptor(1, 512);
	lvd = descriptor(6, 512);
	is_int(lvd[84], 16, "letters of 16 bits");
	lvd[84] = 99;
	udf_is("0123456789abcdef", "", "letters of another kind");
	lvd[84] = 16;
	lvd[84 + 127] = 128;
	udf_is("0123456789abcdef", "", "longer than there is room");
	lvd[84 + 127] = 127;
	udf_is("0123456789abcdef", "UDF ä", "as long as there is room");
	memset(lvd + 85, 0x4e, 126);
	probe();
	is_int(strlen(sb.label), 63 * 3, "all of it used");
	lvd[84] = 8;
	probe();
	is_int(strlen(sb.label), 126, "letters of 8 bits");
	lvd[84 + 127] = 0;
	udf_is("0123456789abcdef", "", "no length");
	lvd[84 + 127] = 1;
	udf_is("0123456789abcdef", "", "a length that is its own");

	pvd[72 + 127] = 8;
	udf_is("", "", "7 digits are no UUID");
	pvd[72 + 127] = 9;
	udf_is("0123456700000000", "", "8 without the others");
	memcpy(pvd + 73, "\xe4\xe4\xe4\xe4\xe4\xe4\xe4\xe4", 8);
	udf_is("c3a4c3a4c3a4c3a4", "", "letters that are no digits");

	load("udf-512");
	lvd = descriptor(6, 512);
	lvd[12]++;
	sign(lvd);
	udf_is("0123456789abcdef", "", "a descriptor of another block");
	lvd[12]--;
	lvd[4] = 0;
	udf_is("0123456789abcdef", "", "one with a wrong sum");

	load("udf-512");
	anchor = raw + 256 * 512;
	put_le32(anchor + 20, 0xffffffff);
	udf_is("", "", "an anchor that leads nowhere");
	anchor[0] = 3;
	sign(anchor);
	is_str(probe(), "udf", "no anchor");
	is_str(sb.damage,
	       "no descriptors of the volume are where they should be",
	       "is damage");

	load("udf-2048");
	memcpy(raw + 32768 + 2048 + 1, "NSR04", 5);
	is_str(probe(), NULL, "a version of the future");
	memcpy(raw + 32768 + 2048 + 1, "NSR02", 5);
	udf_is("0123456789abcdef", "光", "the older version");
	memcpy(raw + 32768 + 1, "TEA02", 5);
	is_str(probe(), NULL, "behind what is unknown");
}

/* A disc with both is a UDF. */
static void test_bridge(void)
{
	static uint8_t iso[2048];

	load("iso");
	memcpy(iso, raw + 32768, sizeof(iso));
	load("udf-2048");
	memmove(raw + 32768 + 4096, raw + 32768, 3 * 2048);
	memcpy(raw + 32768, iso, sizeof(iso));
	memcpy(raw + 32768 + 2048, iso, sizeof(iso));
	raw[32768 + 2048] = 255;
	udf_is("0123456789abcdef", "光", "a bridge");
	raw[256 * 2048] = 3;
	sign(raw + 256 * 2048);
	is_str(probe(), "iso9660", "a bridge that is broken at one end");
	memset(raw + 32768 + 4096, 0, 3 * 2048);
	is_str(probe(), "iso9660", "without its UDF");
}

int main(int argc, char **argv)
{
	(void)argc;
	sample_find(argv[0]);
	test_iso_uuid();
	test_iso_labels();
	test_udf();
	test_bridge();
	free(raw);
	return done_testing();
}
