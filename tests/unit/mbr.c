// SPDX-License-Identifier: GPL-2.0-only
/* What fdisk made of an MBR, as it is and broken. */
#include "../tap.h"
#include "bytes.h"
#include "dump.h"
#include "probe/ptable.h"
#include "sample.h"

static struct sample s;
static struct ptable pt;
static struct partition p;

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
	static struct device_image dev;

	sample_open(&dev, "mbr", 512);
	is_int(ptable_read(&dev.image, &pt), 0, "mbr: read");
	is_int(pt.scheme, PTABLE_MBR, "mbr: scheme");
	is_str(pt.name, "dos", "mbr: as blkid calls it");
	ok(!ptable_is_boot_sector(&dev.image, &pt), "mbr: has partitions");
	is_str(pt.id, "0012abcd", "mbr: id, with its leading zeros");
	is_str(pt.damage, NULL, "mbr: no damage");
	if (sample_blkid("mbr", "PTUUID"))
		is_str(pt.id, sample_blkid("mbr", "PTUUID"), "mbr: blkid's");
	is_int(dump_check(&dev.image, &pt, "mbr"), 5, "mbr: all five");
	device_close(&dev);

	sample_load(&s, "mbr", 512);
	read_table();
	find(1);
	is_str(p.partuuid, "0012abcd-01", "partition 1");
	is_str(p.type, "0x83", "its type");
	is_str(p.label, "", "no label");
	is_int(find(3), -ENOENT, "no partition 3");
	is_str(p.partuuid, "", "and nothing said of it");
	is_int(find(0), -ENOENT, "no partition 0");
	find(4);
	is_str(p.partuuid, "", "an extended one has no name");
	is_str(p.type, "0x5", "but a type");
	is_int(find(5), 0, "a logical one");
	is_str(p.partuuid, "0012abcd-05", "has a name");
	is_str(p.type, "", "but no known type");
	is_int(find(16), 0, "the sixteenth");
	is_str(p.partuuid, "0012abcd-10", "is counted in hexadecimal");
	is_int(find(255), 0, "the last that Linux makes");
	is_int(find(256), -ENOENT, "one more");

	sample_load(&s, "mbr-4096", 4096);
	read_table();
	is_int(dump_check(&s.m.image, &pt, "mbr-4096"), 1, "4096: all");
}

struct logical {
	unsigned int n;
	struct partition p[255];
	int stop; /* what to say of the second */
};

static int take_logical(void *arg, unsigned int number,
			const struct partition *one)
{
	struct logical *l = arg;

	is_int(number, 5 + l->n, "counted from 5 on");
	l->p[l->n++] = *one;
	return l->n == 2 ? l->stop : 0;
}

static int walk(struct logical *l)
{
	l->n = 0;
	s.m.reads = 0;
	return mbr_walk_logical(&s.m.image, &pt, take_logical, l);
}

static void test_logical(void)
{
	static struct logical l;
	static uint8_t disk[8 << 20];
	uint8_t *first, *second;
	static struct device_image dev;

	sample_open(&dev, "mbr", 512);
	is_int(image_read(&dev.image, 0, disk, sizeof(disk)), 0, "all of it");
	device_close(&dev);
	memory_image(&s.m, sizeof(disk), 512);
	s.m.head = disk;
	s.m.head_size = sizeof(disk);
	read_table();
	is_int(walk(&l), 0, "walked");
	is_int(l.n, 2, "two of them");
	is_str(l.p[0].type, "0x83", "a type");
	is_str(l.p[1].type, "0x8e", "another");
	is_str(l.p[1].partuuid, "0012abcd-06", "the last one's name");
	is_int(l.p[0].size, 1024 * 512, "as large as it was made");
	first = disk + 6144 * 512;
	is_int(l.p[0].start, (6144 + get_le32(first + 454)) * 512, "its place");
	second = first + get_le32(first + 470) * 512;
	is_int(l.p[1].start, second - disk + get_le32(second + 454) * 512,
	       "from its own table on");
	l.stop = -E2BIG;
	is_int(walk(&l), -E2BIG, "enough");
	l.stop = 0;

	/* The second leads back to the first, so there is no end of them. */
	memcpy(second + 462, first + 462, 16);
	put_le32(second + 470, 0);
	is_int(walk(&l), 0, "a ring");
	is_int(l.n, 251, "of as many as there may be");
	memset(first + 446, 0, 16);
	memset(second + 446, 0, 16);
	is_int(walk(&l), 0, "a ring of empty ones");
	is_int(l.n, 0, "has none");
	ok(s.m.reads < 400, "and ends");

	put_le32(first + 470, 0xffffffff);
	is_int(walk(&l), 0, "the next is far away");
	first[510] = 0;
	is_int(walk(&l), 0, "a table that is none");
	s.m.bad_byte = first - disk;
	is_int(walk(&l), 0, "a table that cannot be read");
	s.m.bad_byte = 0;
	is_int(walk(&l), -EIO, "nor can the disk");
}

static void test_no_id(void)
{
	sample_load(&s, "mbr-no-id", 512);
	read_table();
	is_str(pt.id, "00000000", "no id: zeros");
	is_int(dump_check(&s.m.image, &pt, "mbr-no-id"), 1, "no id: all");
	find(2);
	is_str(p.partuuid, "00000000-02", "no id: named as Linux does");
	is_int(find(5), -ENOENT, "no extended one, no logical one");
}

static void test_limits(void)
{
	sample_load(&s, "mbr", 512);
	read_table();
	put_le32(s.head + 446 + 8, 16384);
	is_int(find(1), -ENOENT, "begins at the end of the disk");
	put_le32(s.head + 446 + 8, 16383);
	is_int(find(1), 0, "begins in the last sector");
	is_int(p.start, 16383 * 512, "there");
	put_le32(s.head + 446 + 12, 0xffffffff);
	is_int(find(1), 0, "as large as can be");
	is_int(p.size, 0xffffffffULL * 512, "beyond 32 bits");
	put_le32(s.head + 446 + 12, 0);
	is_int(find(1), -ENOENT, "empty");
	/* An empty extended partition is none. */
	put_le32(s.head + 446 + 48 + 12, 0);
	is_int(find(5), -ENOENT, "nothing to be logical in");
	memset(s.head + 446, 0, 64);
	read_table();
	ok(ptable_is_boot_sector(&s.m.image, &pt), "no partition at all");
}

static void test_none(void)
{
	unsigned int slot;

	sample_load(&s, "mbr", 512);
	s.head[511] = 0;
	is_int(read_table(), 0, "no magic");
	is_int(pt.scheme, PTABLE_NONE, "no table");
	is_int(find(1), -ENOENT, "no partition");

	for (slot = 0; slot < 4; slot++) {
		sample_load(&s, "mbr", 512);
		s.head[446 + slot * 16] = 0x81;
		read_table();
		is_int(pt.scheme, PTABLE_NONE, "status of %u is text", slot);
		s.head[446 + slot * 16] = 0x80;
		s.head[446 + slot * 16 + 4] = 0xee;
		read_table();
		is_int(pt.scheme, PTABLE_NONE, "%u protects nothing", slot);
	}

	sample_load(&s, "mbr", 512);
	s.m.bad_byte = 511;
	is_int(read_table(), -EIO, "cannot be read");
	is_int(pt.scheme, PTABLE_NONE, "so there is none");
	s.m.bad_byte = UINT64_MAX;
	read_table();
	s.m.bad_byte = 0;
	is_int(find(1), -EIO, "no longer");

	memory_image(&s.m, 511, 512);
	is_int(read_table(), 0, "less than a sector");
	memory_image(&s.m, 0, 512);
	is_int(read_table(), 0, "nothing");
	memory_image(&s.m, 8192, 0);
	is_int(read_table(), -EINVAL, "sectors of nothing");
	s.m.image.sector_size = 256;
	is_int(read_table(), -EINVAL, "too small");
	s.m.image.sector_size = 520;
	is_int(read_table(), -EINVAL, "no power of two");
	s.m.image.sector_size = 131072;
	is_int(read_table(), -EINVAL, "too large");
	is_int(s.m.reads, 0, "nothing read for any of these");
}

/* What one names the table that is on @s, and all that is known of it. */
static void is_other(const char *name, const char *what)
{
	is_int(read_table(), 0, "%s: read", what);
	is_int(pt.scheme, name ? PTABLE_OTHER : PTABLE_NONE, "%s: scheme",
	       what);
	is_str(pt.name, name, "%s", what);
	is_str(pt.id, "", "%s: no id", what);
	is_int(find(1), -ENOENT, "%s: no partition that is known", what);
}

static void zeros(void)
{
	memset(&s, 0, sizeof(s));
	memory_image(&s.m, 8 << 20, 512);
	s.m.head = s.head;
	s.m.head_size = sizeof(s.head);
}

/* Those that fdisk makes. */
static void test_sums(void)
{
	static const char *const names[] = { "sun", "sgi" };

	for (int i = 0; i < 2; i++) {
		sample_load(&s, names[i], 512);
		is_other(names[i], names[i]);
		if (sample_blkid(names[i], "PTTYPE"))
			is_str(names[i], sample_blkid(names[i], "PTTYPE"),
			       "%s: blkid's", names[i]);
		s.head[300] ^= 1;
		is_other(NULL, "another sum");
	}
}

static void test_magic(void)
{
	static const struct {
		const char *name;
		unsigned int off, len;
		const char *magic;
		unsigned int second; /* place of the same again */
	} tables[] = {
		{ "aix", 0, 4, "\xc9\xc2\xd4\xc1", 0 },
		{ "bsd", 512, 4, "\x57\x45\x56\x82", 644 },
		{ "bsd", 64, 4, "\x57\x45\x56\x82", 196 },
		{ "bsd", 128, 4, "\x57\x45\x56\x82", 260 },
		{ "ultrix", 16312, 8, "\x57\x29\3\0\1\0\0\0", 0 },
		{ "dasd", 1028, 4, "\xe5\xd6\xd3\xf1", 0 },
		{ "dasd", 8196, 4, "\xe5\xd6\xd3\xf1", 0 },
		{ "dasd", 8192, 4, "\xd3\xd5\xe7\xf1", 0 },
		{ "dasd", 2048, 4, "\xc3\xd4\xe2\xf1", 0 },
		{ "atari", 454 + 12, 12, "\1LNX\0\0\0\2\0\0\x3f\xfe", 0 },
	};

	for (size_t i = 0; i < sizeof(tables) / sizeof(*tables); i++) {
		zeros();
		memcpy(s.head + tables[i].off, tables[i].magic, tables[i].len);
		if (tables[i].second)
			memcpy(s.head + tables[i].second, tables[i].magic,
			       tables[i].len);
		is_other(tables[i].name, tables[i].name);
		s.head[tables[i].off] ^= 1;
		is_other(NULL, "but one bit");
	}
	zeros();
	is_other(NULL, "nothing");
}

static void test_mac_and_atari(void)
{
	zeros();
	memcpy(s.head, "ER\2", 3);
	is_other(NULL, "a description of a disk, and no map");
	memcpy(s.head + 512, "PM", 2);
	is_other("mac", "with a map");
	memcpy(s.head + 512, "TS", 2);
	is_other("mac", "with an old one");
	s.m.bad_byte = 513;
	is_other(NULL, "that cannot be read");

	zeros();
	memcpy(s.head + 454, "\1LNX\0\0\0\2\0\0\x3f\xff", 12);
	is_other(NULL, "larger than the disk");
	s.head[454 + 11] = 0xfe;
	is_other("atari", "as large as it");
	s.head[454 + 2] = '-';
	is_other(NULL, "no letter");
	s.head[454 + 2] = 'z';
	s.m.image.sector_size = 4096;
	is_other(NULL, "sectors that no Atari has");
}

int main(int argc, char **argv)
{
	(void)argc;
	sample_find(argv[0]);
	test_made();
	test_logical();
	test_no_id();
	test_limits();
	test_none();
	test_sums();
	test_magic();
	test_mac_and_atari();
	return done_testing();
}
