// SPDX-License-Identifier: GPL-2.0-only
/* gzip files, unpacked by us and by zlib. */
#include <errno.h>
#include <libgen.h>
#include <stdlib.h>
#include <time.h>
#include <zlib.h>

#include "../tap.h"
#include "image/inflate.h"

#define SIZE (64UL << 20)

static char kernels[4096];
static uint8_t *in, *out;

/* Packed by zlib at this level and by this strategy. */
static size_t pack(const uint8_t *bytes, size_t len, int level, int strategy)
{
	z_stream z = { 0 };

	deflateInit2(&z, level, Z_DEFLATED, 15 + 16, 9, strategy);
	z.next_in = (uint8_t *)bytes;
	z.avail_in = (uInt)len;
	z.next_out = in;
	z.avail_out = SIZE;
	deflate(&z, Z_FINISH);
	deflateEnd(&z);
	return z.total_out;
}

static size_t load(const char *name, uint8_t *to)
{
	char path[5000];
	size_t len;
	FILE *f;

	snprintf(path, sizeof(path), "%s/%s", kernels, name);
	f = fopen(path, "r");
	if (!f) {
		perror(path);
		exit(1);
	}
	len = fread(to, 1, SIZE, f);
	fclose(f);
	return len;
}

static void test_kernel(void)
{
	uint8_t *image = malloc(SIZE);
	size_t size = load("cloud-arm64", image), len = load("Image.gz", in);
	size_t made, used;

	is_int(gunzip(in, len, out, SIZE, &made), 0, "a kernel");
	is_int((long long)made, (long long)size, "its size");
	ok(!memcmp(out, image, size), "its bytes");
	is_int(gunzip(in, len, out, size, &made), 0, "in just enough room");
	is_int(gunzip(in, len, out, size - 1, &made), -EFBIG, "in less");
	is_int((long long)made, 0, "nothing was made of it");
	is_int(gunzip(in, len - 1, out, SIZE, &made), -ENODATA, "cut");
	is_int(gunzip(in, len / 2, out, SIZE, &made), -ENODATA, "half of it");
	in[len - 1]++;
	is_int(gunzip(in, len, out, SIZE, &made), -EILSEQ, "wrong size");
	in[len - 1]--;
	in[len - 8]++;
	is_int(gunzip(in, len, out, SIZE, &made), -EILSEQ, "wrong checksum");
	in[len - 8]--;
	in[len] = 0x1f;
	is_int(gunzip(in, len + 1, out, SIZE, &made), 0,
	       "what follows does not matter");
	(void)used;
	free(image);
}

static void test_levels(void)
{
	static const int strategies[] = { Z_DEFAULT_STRATEGY, Z_FILTERED,
					  Z_HUFFMAN_ONLY, Z_RLE, Z_FIXED };
	uint8_t *bytes = malloc(300000);
	static const char *const kinds[] = { "zeros", "text", "noise",
					     "little" };

	for (int kind = 0; kind < 4; kind++) {
		size_t size = kind == 3 ? 1 : 300000;
		bool same = true;

		srand(1);
		for (size_t i = 0; i < size; i++)
			bytes[i] = kind == 0 ? 0
				   : kind == 1
					   ? "the quick brown fox"[i * i % 17]
					   : (uint8_t)rand();
		for (int level = 0; level <= 9; level++) {
			for (int s = 0; s < 5; s++) {
				size_t len =
					pack(bytes, size, level, strategies[s]);
				size_t made;

				same &= !gunzip(in, len, out, SIZE, &made) &&
					made == size &&
					!memcmp(out, bytes, size);
			}
		}
		ok(same, "%s, at all levels", kinds[kind]);
	}
	is_int((long long)pack(bytes, 0, 9, Z_FIXED), 20, "nothing");
	free(bytes);
}

/* A gzip header with these flags and what they announce; then "a", packed. */
static int unpack_with(uint8_t flags, const char *fields, size_t n)
{
	static const uint8_t rest[] = { 0x4b, 0x04, 0x00, 0x43, 0xbe, 0xb7,
					0xe8, 1,    0,	  0,	0 };
	uint8_t file[128] = { 0x1f, 0x8b, 8, flags };
	size_t made;
	int err;

	memcpy(file + 10, fields, n);
	memcpy(file + 10 + n, rest, sizeof(rest));
	err = gunzip(file, 10 + n + sizeof(rest), out, 1, &made);
	return err ? err : made == 1 && *out == 'a' ? 0 : -1;
}

static void test_headers(void)
{
	size_t made;

	is_int(unpack_with(0, "", 0), 0, "a plain header");
	is_int(unpack_with(0x08, "name", 5), 0, "a name");
	is_int(unpack_with(0x10, "comment", 8), 0, "a comment");
	is_int(unpack_with(0x04, "\x03\0abc", 5), 0, "an extra field");
	is_int(unpack_with(0x1c, "\x01\0xn\0c\0", 7), 0, "all of them");
	is_int(unpack_with(0x02, "\x63\x4c", 2), -EILSEQ, "a wrong checksum");
	is_int(unpack_with(0x04, "\xff\0abc", 5), -ENODATA, "too long a field");
	is_int(unpack_with(0x08, "name", 4), -EBADMSG, "a name takes more");
	is_int(unpack_with(0x20, "", 0), -EBADMSG, "a flag that is none");
	is_int(gunzip(in, 0, out, 1, &made), -ENODATA, "nothing");
	is_int(gunzip((const uint8_t *)"\x1f\x8b\x07\0\0\0\0\0\0\0", 10, out, 1,
		      &made),
	       -EBADMSG, "not deflate");
}

/* What no packer writes. */
static void test_bad(void)
{
	static const struct {
		const char *what, *bytes;
		size_t len;
		int err;
	} tests[] = {
		{ "a block of no kind", "\x07", 1, -EBADMSG },
		{ "nothing", "", 0, -ENODATA },
		{ "a header's half", "\x05", 1, -ENODATA },
		{ "a stored block's lengths differ", "\x01\x05\0\x05\0", 5,
		  -EBADMSG },
		{ "a stored block is cut",
		  "\x01\x05\0\xfa\xff"
		  "abc",
		  8, -ENODATA },
		{ "a stored block is large",
		  "\x01\x05\0\xfa\xff"
		  "abcde",
		  10, -EFBIG },
		{ "a copy of what was not there", "\x63\x00\x22", 3, -EBADMSG },
		{ "too many codes", "\xfd\xff\xff", 3, -EBADMSG },
		{ "codes that leave something open", "\x05\0\x02\x08\0\0", 6,
		  -EBADMSG },
	};

	for (size_t i = 0; i < sizeof(tests) / sizeof(tests[0]); i++) {
		size_t used, made;

		is_int(inflate_raw((const uint8_t *)tests[i].bytes,
				   tests[i].len, &used, out, 4, &made),
		       tests[i].err, "%s", tests[i].what);
	}
}

int main(int argc, char *argv[])
{
	(void)argc;
	snprintf(kernels, sizeof(kernels), "%s/kernels", dirname(argv[0]));
	in = malloc(SIZE);
	out = malloc(SIZE);
	test_kernel();
	test_levels();
	test_headers();
	test_bad();
	free(in);
	free(out);
	return done_testing();
}
