// SPDX-License-Identifier: GPL-2.0-only
/*
 * Each of these reads one stream or frame and no more, as the kernel does,
 * which then looks at what follows.
 */
#include <bzlib.h>
#include <lzma.h>
#include <stdbool.h>
#include <stdio.h>
#include <zlib.h>
#include <zstd.h>

#include "image/unpack.h"

/* What an image may make a library take of memory. */
#define MAX_MEMORY     (512ULL << 20)
#define MAX_WINDOW_LOG 27 /* of zstd */

#define TOO_EARLY "the compressed data end too early"
#define NO_MEMORY "there is no memory to unpack it"

struct job {
	const uint8_t *data;
	size_t size;
	size_t used; /* bytes that the library took */
	image_sink *sink;
	void *ctx;
	uint8_t out[65536];
};

/* "gzip: invalid block type": what a library says does not name itself. */
static const char *says(const char *name, const char *what)
{
	static char text[120];

	snprintf(text, sizeof(text), "%s: %s", name,
		 what ? what : "damaged data");
	return text;
}

/* Hands over what is in @out up to @left bytes before its end. */
static bool hand_over(struct job *j, size_t left)
{
	size_t n = sizeof(j->out) - left;

	return !n || j->sink(j->ctx, j->out, n);
}

static const char *unpack_gzip(struct job *j)
{
	z_stream z = { .next_in = (Bytef *)j->data, .avail_in = j->size };
	const char *why;
	int err;

	/* 16: with the header and the trailer of gzip. */
	if (inflateInit2(&z, MAX_WBITS + 16) != Z_OK)
		return NO_MEMORY;
	do {
		z.next_out = j->out;
		z.avail_out = sizeof(j->out);
		err = inflate(&z, Z_NO_FLUSH);
	} while (hand_over(j, z.avail_out) && err == Z_OK);
	j->used = j->size - z.avail_in;
	if (err == Z_OK || err == Z_STREAM_END)
		why = NULL;
	else
		why = err == Z_BUF_ERROR ? TOO_EARLY : says("gzip", z.msg);
	inflateEnd(&z);
	return why;
}

static const char *unpack_bzip2(struct job *j)
{
	bz_stream b = { .next_in = (char *)j->data, .avail_in = j->size };
	const char *why = NULL;
	int err;

	if (BZ2_bzDecompressInit(&b, 0, 0) != BZ_OK)
		return NO_MEMORY;
	do {
		b.next_out = (char *)j->out;
		b.avail_out = sizeof(j->out);
		err = BZ2_bzDecompress(&b);
		if (err == BZ_OK && !b.avail_in && b.avail_out)
			why = TOO_EARLY;
	} while (hand_over(j, b.avail_out) && err == BZ_OK && !why);
	j->used = j->size - b.avail_in;
	if (err != BZ_OK && err != BZ_STREAM_END)
		why = err == BZ_MEM_ERROR ? NO_MEMORY : "bzip2: damaged data";
	BZ2_bzDecompressEnd(&b);
	return why;
}

static const char *lzma_problem(lzma_ret err)
{
	switch (err) {
	case LZMA_OK:
	case LZMA_STREAM_END:
		return NULL;
	case LZMA_BUF_ERROR:
		return TOO_EARLY;
	case LZMA_MEM_ERROR:
		return NO_MEMORY;
	case LZMA_MEMLIMIT_ERROR:
		return "lzma: to unpack it takes more than 512 MiB of memory";
	case LZMA_FORMAT_ERROR:
		return "lzma: an unknown format";
	case LZMA_OPTIONS_ERROR:
		return "lzma: unknown options";
	default:
		return "lzma: damaged data";
	}
}

static const char *run_lzma(struct job *j, lzma_stream *l, lzma_ret err)
{
	if (err != LZMA_OK)
		return lzma_problem(err);
	l->next_in = j->data;
	l->avail_in = j->size;
	do {
		l->next_out = j->out;
		l->avail_out = sizeof(j->out);
		err = lzma_code(l, LZMA_FINISH);
	} while (hand_over(j, l->avail_out) && err == LZMA_OK);
	j->used = j->size - l->avail_in;
	lzma_end(l);
	return lzma_problem(err);
}

static const char *unpack_xz(struct job *j, bool alone)
{
	lzma_stream l = LZMA_STREAM_INIT;

	return run_lzma(j, &l,
			alone ? lzma_alone_decoder(&l, MAX_MEMORY)
			      : lzma_stream_decoder(&l, MAX_MEMORY, 0));
}

static const char *unpack_zstd(struct job *j)
{
	ZSTD_inBuffer in = { j->data, j->size, 0 };
	ZSTD_DStream *z = ZSTD_createDStream();
	const char *why = NULL;
	size_t left;

	if (!z)
		return NO_MEMORY;
	ZSTD_DCtx_setParameter(z, ZSTD_d_windowLogMax, MAX_WINDOW_LOG);
	for (;;) {
		ZSTD_outBuffer out = { j->out, sizeof(j->out), 0 };

		left = ZSTD_decompressStream(z, &out, &in);
		if (ZSTD_isError(left))
			why = says("zstd", ZSTD_getErrorName(left));
		else if (left && in.pos == in.size && out.pos < out.size)
			why = TOO_EARLY;
		if (!hand_over(j, out.size - out.pos) || !left || why)
			break;
	}
	j->used = in.pos;
	ZSTD_freeDStream(z);
	return why;
}

const char *unpack_by_library(enum packing packing, const uint8_t *data,
			      size_t size, size_t *used, image_sink *sink,
			      void *ctx)
{
	struct job j = {
		.data = data,
		.size = size,
		.sink = sink,
		.ctx = ctx,
	};
	const char *why;

	switch (packing) {
	case PACKED_GZIP:
		why = unpack_gzip(&j);
		break;
	case PACKED_BZIP2:
		why = unpack_bzip2(&j);
		break;
	case PACKED_ZSTD:
		why = unpack_zstd(&j);
		break;
	default:
		why = unpack_xz(&j, packing == PACKED_LZMA);
		break;
	}
	*used = j.used;
	return why;
}
