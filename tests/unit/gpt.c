// SPDX-License-Identifier: GPL-2.0-only
/* What fdisk and sgdisk made of a GPT, as it is and broken. */
#include "../tap.h"
#include "bytes.h"
#include "crc32.h"
#include "dump.h"
#include "probe/ptable.h"
#include "sample.h"

#define DISK  "11111111-2222-3333-4444-555555555555"
#define LINUX "0fc63daf-8483-4772-8e79-3d69d8477de4"

static struct sample s;
static struct ptable pt;
static struct partition p;

static uint8_t *const header = s.head + 512;
static uint8_t *const entries = s.head + 1024;
static uint8_t *const backup = s.tail + SAMPLE_PART - 512;

static void load(void)
{
	sample_load(&s, "gpt-512", 512);
}

static void sign(uint8_t *h)
{
	put_le32(h + 16, 0);
	put_le32(h + 16, crc32(0, h, get_le32(h + 12)));
}

static int read_table(void)
{
	memset(&pt, 0xee, sizeof(pt));
	return ptable_read(&s.m.image, &pt);
}

static int find(unsigned int number)
{
	memset(&p, 0xee, sizeof(p));
	return ptable_partition(&s.m.image, &pt, number, &p);
}

static void test_made(void)
{
	static const struct {
		const char *name;
		uint32_t sector_size;
		int partitions;
	} made[] = {
		{ "gpt-512", 512, 3 },
		{ "gpt-4096", 4096, 3 },
		{ "gpt-small", 512, 1 },
		{ NULL },
	};
	static struct device_image dev;
	const char *name, *blkid;
	size_t i;

	for (i = 0; made[i].name; i++) {
		name = made[i].name;
		sample_open(&dev, name, made[i].sector_size);
		memset(&pt, 0xee, sizeof(pt));
		is_int(ptable_read(&dev.image, &pt), 0, "%s: read", name);
		is_int(pt.scheme, PTABLE_GPT, "%s: scheme", name);
		is_str(pt.name, "gpt", "%s: as blkid calls it", name);
		is_str(pt.id, DISK, "%s: id", name);
		is_str(pt.damage, NULL, "%s: no damage", name);
		ok(!pt.backup, "%s: the primary", name);
		is_int(dump_check(&dev.image, &pt, name), made[i].partitions,
		       "%s: all partitions", name);
		blkid = sample_blkid(name, "PTUUID");
		/* It takes a file for a disk of 512-byte sectors. */
		if (blkid && made[i].sector_size == 512)
			is_str(pt.id, blkid, "%s: blkid's id", name);
		device_close(&dev);
	}
}

static void test_names(void)
{
	load();
	read_table();
	find(1);
	is_str(p.label, "EFI system", "label");
	is_str(p.type, "c12a7328-f81f-11d2-ba4b-00a0c93ec93b", "type");
	is_str(p.partuuid, "5b1c9b5e-6d1f-4f0a-9c57-0123456789ab", "GUID");
	ok(p.attributes == 0, "no attributes");
	find(2);
	ok(p.attributes == (1ULL << 63 | 1ULL << 59 | 1), "attributes");
	find(7);
	is_str(p.label, "", "no label");
	is_int(find(3), -ENOENT, "an unused entry");
	is_str(p.type, "", "and nothing said of it");
	is_int(find(0), -ENOENT, "no entry 0");
	is_int(find(128), -ENOENT, "the last entry");
	is_int(find(129), -ENOENT, "one after it");
	is_int(find(0xffffffff), -ENOENT, "far after it");
	memcpy(entries + 128 * 128, entries, 128);
	is_int(find(129), -ENOENT, "even if what is there looks like one");

	sample_load(&s, "gpt-hybrid", 512);
	read_table();
	is_int(pt.scheme, PTABLE_GPT, "a hybrid is a GPT");
	find(1);
	is_str(p.label, "Wurzel ä 🐧", "beyond ASCII, beyond 16 bits");
	is_str(p.type, LINUX, "type");
	find(2);
	is_str(p.label, "abcdefghijklmnopqrstuvwxyz0123456789",
	       "all 36 units used, so not terminated");
}

/* The primary has this damage; the backup serves. */
static void backed_up(const char *damage)
{
	is_int(read_table(), 0, "%s: read", damage);
	is_int(pt.scheme, PTABLE_GPT, "%s: still a GPT", damage);
	is_str(pt.damage, damage, "%s", damage);
	ok(pt.backup, "%s: backup used", damage);
	is_str(pt.id, DISK, "%s: id", damage);
	is_int(find(7), 0, "%s: partition 7", damage);
	is_int(p.start, 4 << 20, "%s: its start", damage);
	load();
}

/* The same with a checksum that is right. */
static void backed_up_signed(const char *damage)
{
	sign(header);
	backed_up(damage);
}

static void test_broken_header(void)
{
	load();
	header[0] = 'e';
	backed_up("GPT header is missing");
	header[60] ^= 1;
	backed_up("GPT header checksum is wrong");
	put_le32(header + 12, 91);
	backed_up("GPT header has an impossible size");
	put_le32(header + 12, 513);
	backed_up("GPT header has an impossible size");
	put_le32(header + 12, 0xffffffff);
	backed_up("GPT header has an impossible size");
	put_le64(header + 24, 2);
	backed_up_signed("GPT header is not where it says it is");
	put_le64(header + 40, 16384);
	backed_up_signed("GPT is that of a larger disk");
	put_le64(header + 48, 16384);
	backed_up_signed("GPT is that of a larger disk");
	put_le64(header + 48, 2000);
	backed_up_signed("GPT leaves no room for partitions");
	s.m.bad_byte = 512;
	backed_up("GPT header cannot be read");
	/* The first 92 bytes are good, what else is signed is not. */
	put_le32(header + 12, 512);
	s.m.bad_byte = 1023;
	backed_up("GPT header cannot be read");
}

static void test_broken_entries(void)
{
	load();
	entries[127 * 128] ^= 1;
	backed_up("GPT entries checksum is wrong");
	s.m.bad_byte = 1024 + 128 * 128 - 1;
	backed_up("GPT entries cannot be read");
	put_le32(header + 84, 64);
	backed_up_signed("GPT entries have an impossible size");
	put_le32(header + 84, 0);
	backed_up_signed("GPT entries have an impossible size");
	put_le32(header + 84, 192);
	backed_up_signed("GPT entries have an impossible size");
	put_le32(header + 84, 0x80000000);
	backed_up_signed("GPT entries have an impossible size");
	put_le32(header + 80, 0);
	backed_up_signed("GPT has an impossible number of entries");
	put_le32(header + 80, 0xffffffff);
	backed_up_signed("GPT has an impossible number of entries");
	/* The product is 0 in 32 bits. */
	put_le32(header + 80, 0x02000000);
	backed_up_signed("GPT has an impossible number of entries");
	put_le64(header + 72, 16384);
	backed_up_signed("GPT entries are beyond the end of the disk");
	put_le64(header + 72, 16384 - 31);
	backed_up_signed("GPT entries are beyond the end of the disk");
	/* In bytes this is sector 2 again, were it not too large for them. */
	put_le64(header + 72, (1ULL << 55) + 2);
	backed_up_signed("GPT entries are beyond the end of the disk");
}

static void test_both_broken(void)
{
	load();
	header[60] ^= 1;
	backup[0] = 'e';
	is_int(read_table(), 0, "both broken: read");
	is_int(pt.scheme, PTABLE_GPT, "both broken: a GPT");
	is_str(pt.damage, "GPT header checksum is wrong",
	       "both: the primary's");
	ok(!pt.backup, "both broken: no backup");
	is_str(pt.id, "", "both broken: no id");
	is_int(find(1), -ENOENT, "both broken: no partitions");

	load();
	backup[0] = 'e';
	read_table();
	is_str(pt.damage, NULL, "only the backup broken: not even looked at");
	ok(!pt.backup, "the primary is used");

	/* A disk image that was written to a larger disk. */
	s.m.image.size *= 2;
	header[0] = 'e';
	read_table();
	ok(!pt.backup, "a backup that is not in the last sector is not found");
}

static void test_large(void)
{
	static uint8_t big[4096 + (4 << 20)];
	uint8_t *h = big + 512;

	/* 32768 entries of 128 bytes: all that the kernel would take. */
	load();
	memcpy(big, s.head, 1024);
	memory_image(&s.m, 64 << 20, 512);
	s.m.head = big;
	s.m.head_size = sizeof(big);
	memcpy(big + 1024 + 32767 * 128, entries, 128);
	put_le32(h + 80, 32768);
	put_le32(h + 88, crc32(0, big + 1024, 32768 * 128));
	sign(h);
	read_table();
	is_str(pt.damage, NULL, "32768 entries");
	is_int(find(32768), 0, "the last of them");
	is_str(p.label, "EFI system", "its label");

	/* The same bytes as half as many entries: each second one is seen. */
	put_le32(h + 80, 16384);
	put_le32(h + 84, 256);
	memcpy(big + 1024 + 256 * 2, entries, 128);
	put_le32(h + 88, crc32(0, big + 1024, 32768 * 128));
	sign(h);
	read_table();
	is_str(pt.damage, NULL, "entries of 256 bytes");
	is_int(find(3), 0, "the third");
	is_int(find(16384), -ENOENT, "the last, empty");

	put_le32(h + 80, 16385);
	sign(h);
	read_table();
	is_str(pt.damage, "GPT has an impossible number of entries",
	       "one more");
}

static void test_entry_limits(void)
{
	load();
	read_table();
	put_le64(entries + 40, 16383);
	is_int(find(1), 0, "ends with the disk");
	put_le64(entries + 40, 16384);
	is_int(find(1), -ENOENT, "ends after the disk");
	put_le64(entries + 40, 2047);
	is_int(find(1), -ENOENT, "ends before it begins");
	put_le64(entries + 40, 2048);
	is_int(find(1), 0, "one sector");
	is_int(p.size, 512, "its size");
	put_le64(entries + 32, UINT64_MAX);
	is_int(find(1), -ENOENT, "begins nowhere");
	s.m.bad_byte = 1024;
	is_int(find(1), -EIO, "cannot be read");
}

static void test_protective(void)
{
	load();
	s.head[446 + 4] = 0x83;
	read_table();
	is_int(pt.scheme, PTABLE_MBR, "no protective MBR: as Linux, no GPT");

	load();
	put_le32(s.head + 446 + 8, 2);
	read_table();
	is_int(pt.scheme, PTABLE_NONE, "it protects the wrong place");

	load();
	memcpy(s.head + 446 + 48, s.head + 446, 16);
	memset(s.head + 446, 0, 16);
	read_table();
	is_int(pt.scheme, PTABLE_GPT, "in the last slot");

	load();
	s.m.image.sector_size = 4096;
	read_table();
	is_str(pt.damage, "GPT header is missing", "wrong sector size");
}

static void test_tiny(void)
{
	uint32_t sectors;

	for (sectors = 1; sectors < 4; sectors++) {
		load();
		s.m.head_size = sectors * 512;
		s.m.tail_size = 0;
		s.m.image.size = sectors * 512;
		is_int(read_table(), 0, "%u sectors: read", sectors);
		is_int(pt.scheme, PTABLE_GPT, "%u sectors: scheme", sectors);
		ok(pt.damage && !pt.backup, "%u sectors: damage", sectors);
	}
}

int main(int argc, char **argv)
{
	(void)argc;
	sample_find(argv[0]);
	test_made();
	test_names();
	test_broken_header();
	test_broken_entries();
	test_both_broken();
	test_large();
	test_entry_limits();
	test_protective();
	test_tiny();
	return done_testing();
}
