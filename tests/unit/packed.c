// SPDX-License-Identifier: GPL-2.0-only
/* Where compressed data end: judged by what the real compressors write. */
#include <stdlib.h>
#include <unistd.h>

#include "../tap.h"
#include "image/frames.h"
#include "image/unpack.h"

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

struct measured {
	size_t used;
	const char *why;
	size_t unpacked;
};

static bool count(void *ctx, const uint8_t *data, size_t len)
{
	(void)data;
	*(size_t *)ctx += len;
	return true;
}

/* Heap memory of just that size: ASan sees a byte too many. */
static struct measured measure(size_t size)
{
	uint8_t *copy = malloc(size ? size : 1);
	enum packing kind;
	struct measured m = { 0 };

	memcpy(copy, packed, size);
	kind = packing_of(copy, size);
	/* No command for each of some thousands. */
	if (kind == PACKED_LZ4 || kind == PACKED_LZO)
		m.why = frames_measure(kind, copy, size, &m.used);
	else
		m.why = unpack(kind, copy, size, &m.used, count, &m.unpacked);
	free(copy);
	return m;
}

static void test_cut(const char *name, size_t size, bool may_end)
{
	size_t step = size > 200 ? size / 15 : 1, unseen = 0, outside = 0;

	for (size_t cut = 2; cut < size; cut += step) {
		struct measured m = measure(cut);

		unseen += !m.why;
		outside += m.used > cut;
	}
	/* lz4's ends where the data do: between two blocks nothing is seen. */
	ok(unseen == 0 || (may_end && unseen < 8), "%s: cut is noticed", name);
	is_int(outside, 0, "%s: where it is damaged is inside", name);
}

static void test_flipped(size_t size)
{
	size_t step = size > 200 ? size / 15 : 1;

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
		struct measured m;

		snprintf(label, sizeof(label), "%s, %zu bytes", command,
			 sizes[i]);
		if (!size) {
			skip(label);
			continue;
		}
		is_str(packing_name(packing_of(packed, size)), name,
		       "%s: which it is", label);
		m = measure(size);
		is_str(m.why, NULL, "%s: whole", label);
		is_int(m.used, size, "%s: its length", label);
		if (strcmp(name, "lz4") && strcmp(name, "lzo"))
			is_int(m.unpacked, sizes[i], "%s: unpacked", label);
		test_cut(label, size, !strcmp(name, "lz4"));
		test_flipped(size);

		/* What the kernel takes for padding. */
		memset(packed + size, 0, 8);
		m = measure(size + 8);
		is_str(m.why, NULL, "%s: NULs behind it", label);
		is_int(m.used, size, "%s: are not its own", label);
		if (!strcmp(name, "lz4"))
			continue;
		memcpy(packed + size, "070701", 6);
		m = measure(size + 6);
		is_int(m.used, size, "%s: cpio behind it", label);
	}
}

static bool refuse(void *ctx, const uint8_t *data, size_t len)
{
	(void)data;
	*(size_t *)ctx += len;
	return false;
}

/* Whoever has seen enough of a bomb does not have to take the rest. */
static void test_refused(const char *command)
{
	size_t size = pack(command, PLAIN), used, taken = 0;

	is_str(unpack(packing_of(packed, size), packed, size, &used, refuse,
		      &taken),
	       NULL, "%s: no error if no more is wanted", command);
	ok(taken && taken < PLAIN && used <= size, "%s: and no more comes",
	   command);
}

static void test_gzip_fields(void)
{
	static const uint8_t
		fields[] = {
			/* clang-format off */
		0x1f, 0x8b, 8, 0x1e, 0, 0, 0, 0, 0, 3,
		3, 0, 'x', 'y', 'z',
		'n', 'a', 'm', 'e', 0,
		'c', 0,
		0x93, 0xea, /* CRC-32 of all that, its half */
		0x03, 0x00, 0, 0, 0, 0, 0, 0, 0, 0,
			/* clang-format on */
		};
	struct measured m;
	size_t size = sizeof(fields);

	memcpy(packed, fields, size);
	m = measure(size);
	is_str(m.why, NULL, "gzip: all optional fields");
	is_int(m.used, size, "gzip: its length with them");

	packed[2] = 7;
	is_str(measure(size).why, "gzip: unknown compression method",
	       "gzip: another method");
}

static void test_hostile(void)
{
	static const struct {
		const char *bytes;
		size_t size;
		const char *why;
	} cases[] = {
		{ "\x28\xb5\x2f\xfd\x08\x00\x00\x00\x00", 9,
		  "zstd: Unsupported frame parameter" },
		{ "\x28\xb5\x2f", 3, "the compressed data end too early" },
		{ "\x02\x21\x4c", 3, "the magic number is incomplete" },
		{ "\x02\x21\x4c\x18\xff\xff\xff\xff", 8,
		  "the compressed data end too early" },
		{ "\x89\x4c\x5a\x4f\x00\x0d\x0a\x1a", 8,
		  "the magic number is incomplete" },
		/* A check that does not exist yet, with its CRC-32. */
		{ "\xfd\x37zXZ\0\0\x1f\x0a\x1f\xd1\xcc", 12,
		  "lzma: unknown options" },
		{ "\xfd\x37zXY\0\0\x01....", 12, "lzma: an unknown format" },
		{ "BZh9....", 8, "bzip2: damaged data" },
		{ "BZh9", 4, "the compressed data end too early" },
		/* A dictionary of 4 GiB. */
		{ "\x5d\0\0\0\xff\xff\xff\xff\xff\xff\xff\xff\xff\0\0", 15,
		  "lzma: to unpack it takes more than 512 MiB of memory" },
		{ "\x1f\x8b\x08\0......\x07", 11, "gzip: invalid block type" },
		{ "\x1f\x8b\x08\0......\x01\x01\0\0\0", 15,
		  "gzip: invalid stored block lengths" },
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		memcpy(packed, cases[i].bytes, cases[i].size);
		is_str(measure(cases[i].size).why, cases[i].why, "hostile %zu",
		       i);
	}
}

int main(void)
{
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
	test_one("bzip2 -c", "bzip2");
	test_one("bzip2 -c -1", "bzip2");
	test_one("lzma -c", "lzma");
	test_one("xz -c --format=lzma -1", "lzma");
	test_one("lz4 -qc -l", "lz4");
	test_one("lz4 -qc -l -9", "lz4");
	test_one("lzop -c", "lzo");
	test_one("lzop -c -9 -CC", "lzo");
	test_gzip_fields();
	test_hostile();

	test_refused("gzip -c");
	test_refused("bzip2 -c");
	test_refused("xz -c");
	test_refused("lzma -c");
	test_refused("zstd -qc");
	is_str(packing_name(packing_of((const uint8_t *)"07", 2)), "none",
	       "cpio is not compressed");
	is_str(packing_name(packing_of((const uint8_t *)"\x1f", 1)), "none",
	       "one byte is nothing");
	snprintf(line, sizeof(line), "rm -r %s", folder);
	return system(line) || done_testing();
}
