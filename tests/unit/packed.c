// SPDX-License-Identifier: GPL-2.0-only
/*
 * Where compressed data end: judged by what the real compressors write.
 */
#include <stdlib.h>
#include <unistd.h>

#include "../tap.h"
#include "image/packed.h"

#define PLAIN (300 << 10)

static char folder[] = "/tmp/packed.XXXXXX";
static uint8_t plain[PLAIN];
static uint8_t packed[2 * PLAIN];

/* Text, noise and zeros: blocks of all types. */
static void make_plain(void)
{
	uint32_t noise = 1;

	for (size_t i = 0; i < PLAIN; i++) {
		noise = noise * 1664525 + 1013904223;
		if (i < PLAIN / 3)
			plain[i] = "the quick brown fox "[noise >> 27 & 15];
		else
			plain[i] = i < 2 * PLAIN / 3 ? noise >> 24 : 0;
	}
}

/* Runs @command on the first @size bytes of plain; the size of its output. */
static size_t pack(const char *command, size_t size)
{
	char line[300], in[60], out[60];
	FILE *f;
	size_t n;

	snprintf(in, sizeof(in), "%s/in", folder);
	snprintf(out, sizeof(out), "%s/out", folder);
	f = fopen(in, "w");
	if (!f || fwrite(plain, 1, size, f) != size || fclose(f))
		exit(1);
	snprintf(line, sizeof(line), "%s <%s >%s 2>%s/err", command, in, out,
		 folder);
	if (system(line))
		return 0;
	f = fopen(out, "r");
	n = f ? fread(packed, 1, sizeof(packed) - 16, f) : 0;
	if (f)
		fclose(f);
	return n;
}

/* Heap memory of just that size: ASan sees a byte too many. */
static struct packed measure(size_t size)
{
	uint8_t *copy = malloc(size ? size : 1);
	struct packed p;

	memcpy(copy, packed, size);
	packed_measure(&p, packing_of(copy, size), copy, size);
	/* What is reported is then in no freed memory. */
	p.at = packed + (p.at - p.start);
	p.start = packed;
	free(copy);
	return p;
}

static void test_cut(const char *name, size_t size, bool may_end)
{
	size_t step = size > 2000 ? size / 100 : 1, unseen = 0, outside = 0;

	for (size_t cut = 2; cut < size; cut += step) {
		struct packed p = measure(cut);

		unseen += !p.why;
		outside += p.at < packed || p.at > packed + cut;
	}
	/* lz4's ends where the data do: between two blocks nothing is seen. */
	ok(unseen == 0 || (may_end && unseen < 8), "%s: cut is noticed", name);
	is_int(outside, 0, "%s: where it is damaged is inside", name);
}

static void test_flipped(size_t size)
{
	size_t step = size > 2000 ? size / 100 : 1;

	for (size_t i = 0; i < size; i += step) {
		packed[i] ^= 1 << i % 8;
		measure(size);
		packed[i] ^= 1 << i % 8;
	}
}

static void test_one(const char *command, const char *name)
{
	static const size_t sizes[] = { 0, 1, 5, 1000, PLAIN };
	char label[80];

	for (size_t i = 0; i < sizeof(sizes) / sizeof(*sizes); i++) {
		size_t size = pack(command, sizes[i]);
		struct packed p;

		snprintf(label, sizeof(label), "%s, %zu bytes", command,
			 sizes[i]);
		if (!size) {
			skip(label);
			continue;
		}
		is_str(packing_name(packing_of(packed, size)), name,
		       "%s: which it is", label);
		p = measure(size);
		is_str(p.why, NULL, "%s: whole", label);
		is_int(p.at - p.start, size, "%s: its length", label);
		test_cut(label, size, !strcmp(name, "lz4"));
		test_flipped(size);

		/* What the kernel takes for padding. */
		memset(packed + size, 0, 8);
		p = measure(size + 8);
		is_str(p.why, NULL, "%s: NULs behind it", label);
		is_int(p.at - p.start, size, "%s: are not its own", label);
		if (!strcmp(name, "lz4"))
			continue;
		memcpy(packed + size, "070701", 6);
		p = measure(size + 6);
		is_int(p.at - p.start, size, "%s: cpio behind it", label);
	}
}

static void test_gzip_fields(void)
{
	static const uint8_t fields[] = {
		/* clang-format off */
		0x1f, 0x8b, 8, 0x1e, 0, 0, 0, 0, 0, 3,
		3, 0, 'x', 'y', 'z',
		'n', 'a', 'm', 'e', 0,
		'c', 0,
		0x12, 0x34,
		0x03, 0x00, 0, 0, 0, 0, 0, 0, 0, 0,
		/* clang-format on */
	};
	struct packed p;

	memcpy(packed, fields, sizeof(fields));
	p = measure(sizeof(fields));
	is_str(p.why, NULL, "gzip: all optional fields");
	is_int(p.at - p.start, sizeof(fields), "gzip: its length with them");

	packed[2] = 7;
	is_str(measure(sizeof(fields)).why, "gzip: an unknown method",
	       "gzip: another method");
}

static void test_hostile(void)
{
	static const struct {
		const char *bytes;
		size_t size;
		const char *why;
	} cases[] = {
		{ "\x28\xb5\x2f\xfd\x08", 5, "zstd: a reserved bit is set" },
		{ "\x28\xb5\x2f\xfd\x20\x00\x07\x00\x00", 9,
		  "zstd: an unknown type of block" },
		{ "\x28\xb5\x2f", 3, "the magic number is incomplete" },
		{ "\x02\x21\x4c\x18\xff\xff\xff\xff", 8,
		  "the compressed data end too early" },
		{ "\xfd\x37zXZ\0\0\x0f....", 12,
		  "the compressed data end too early" },
		{ "\xfd\x37zXZ\0\0\x1f....", 12,
		  "xz: an unknown type of check" },
		{ "\xfd\x37zXZ\0\0\x01....\x02...........\x03", 25,
		  "xz: an unknown type of chunk" },
		/* New properties, one byte more, without a new dictionary. */
		{ "\xfd\x37zXZ\0\0\x01....\x02...........\xc0\0\0\0\0P\0\x03",
		  32, "xz: an unknown type of chunk" },
		/* An index of 2^63 records. */
		{ "\xfd\x37zXZ\0\0\x01....\0\xff\xff\xff\xff\xff\xff\xff\xff\x7f\0\0",
		  24, "the compressed data end too early" },
		{ "\xfd\x37zXZ\0\0\x01....\0\xff\xff\xff\xff\xff\xff\xff\xff\xff\0",
		  23, "xz: a number in the index is too long" },
		{ "\x1f\x8b\x08\0......\x07", 11,
		  "gzip: an unknown type of block" },
		{ "\x1f\x8b\x08\0......\x01\x01\0\0\0", 15,
		  "gzip: a block's length is damaged" },
		/* 16, repeat the length before, comes first. */
		{ "\x1f\x8b\x08\0......\x05\xc0\x09\0\0\0\0\0\0\0\0", 21,
		  "gzip: nothing to repeat" },
		/* All 19 codes are one bit long. */
		{ "\x1f\x8b\x08\0......\x05\xe0\x93\x24\x49\x92\x24\x49\x92\x24",
		  20, "gzip: impossible codes" },
		{ "\x1f\x8b\x08\0......\xfd\xff\xff", 13,
		  "gzip: too many codes" },
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		memcpy(packed, cases[i].bytes, cases[i].size);
		is_str(measure(cases[i].size).why, cases[i].why, "hostile %zu",
		       i);
	}
}

int main(void)
{
	struct packed p;
	char line[80];

	if (!mkdtemp(folder))
		return 1;
	make_plain();
	test_one("gzip -c -1", "gzip");
	test_one("gzip -c -9", "gzip");
	test_one("xz -c -0 --check=crc32", "xz");
	test_one("xz -c -1 --check=sha256", "xz");
	test_one("xz -c -1 --check=none --x86 --lzma2", "xz");
	test_one("xz -c -T2 --block-size=100000", "xz");
	test_one("zstd -qc -1", "zstd");
	test_one("zstd -qc -19 --no-check", "zstd");
	test_one("zstd -qc --ultra -22 --long=27", "zstd");
	test_one("lz4 -qc -l", "lz4");
	test_one("lz4 -qc -l -9", "lz4");
	test_one("lzop -c", "lzo");
	test_one("lzop -c -9 -CC", "lzo");
	test_gzip_fields();
	test_hostile();

	p = (struct packed){ 0 };
	memcpy(packed, "BZh9", 4);
	p = measure(4);
	ok(p.open && !p.why, "bzip2 does not tell where it ends");
	is_str(packing_name(packing_of((const uint8_t *)"07", 2)), "none",
	       "cpio is not compressed");
	is_str(packing_name(packing_of((const uint8_t *)"\x1f", 1)), "none",
	       "one byte is nothing");
	snprintf(line, sizeof(line), "rm -r %s", folder);
	return system(line) || done_testing();
}
