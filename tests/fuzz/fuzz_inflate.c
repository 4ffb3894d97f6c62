// SPDX-License-Identifier: GPL-2.0-only
/*
 * Deflate, or a gzip file, as the first byte says, beside zlib: both unpack the
 * same, or neither of them does.
 */
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <zlib.h>

#include "image/inflate.h"

#define OUT_SIZE 100000

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void require(bool condition)
{
	if (!condition)
		abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static uint8_t theirs[OUT_SIZE];
	z_stream z = { 0 };
	size_t used = 0, made = 0;
	uint8_t *in, *out;
	bool is_raw;
	int err, their;

	if (!size)
		return 0;
	is_raw = data[0] & 1;
	size--;
	in = malloc(size); /* where ASan sees the ends */
	out = malloc(OUT_SIZE);
	memcpy(in, data + 1, size);
	err = is_raw ? inflate_raw(in, size, &used, out, OUT_SIZE, &made)
		     : gunzip(in, size, out, OUT_SIZE, &made);
	require(made <= OUT_SIZE && used <= size);

	require(inflateInit2(&z, is_raw ? -15 : 15 + 16) == Z_OK);
	z.next_in = in;
	z.avail_in = (uInt)size;
	z.next_out = theirs;
	z.avail_out = OUT_SIZE;
	their = inflate(&z, Z_FINISH);
	/* zlib stops behind the first member. */
	if (!err) {
		require(their == Z_STREAM_END);
		require(!memcmp(out, theirs, z.total_out));
		require(!is_raw || (z.total_out == made && z.total_in == used));
	} else if (is_raw) {
		require(their != Z_STREAM_END);
	}
	inflateEnd(&z);
	free(in);
	free(out);
	return 0;
}
