// SPDX-License-Identifier: GPL-2.0-only
#include <errno.h>
#include <stdbool.h>
#include <string.h>

#include "bytes.h"
#include "crc32.h"
#include "image/inflate.h"

#define HEADER_SIZE  10
#define TRAILER_SIZE 8

/* Flags of a member's header, in the order of what they announce. */
#define HAS_CRC	    0x02
#define HAS_EXTRA   0x04
#define HAS_NAME    0x08
#define HAS_COMMENT 0x10
#define RESERVED    0xe0

/* Behind the text that begins at @at, 0: it has no end. */
static size_t behind_text(const uint8_t *in, size_t len, size_t at)
{
	const uint8_t *end = at < len ? memchr(in + at, 0, len - at) : NULL;

	return end ? (size_t)(end - in) + 1 : 0;
}

/* How long the header is, or -errno. */
static long header_size(const uint8_t *in, size_t len)
{
	size_t at = HEADER_SIZE;

	if (len < HEADER_SIZE)
		return -ENODATA;
	if (memcmp(in, "\x1f\x8b\x08", 3) || (in[3] & RESERVED))
		return -EBADMSG;
	if (in[3] & HAS_EXTRA) {
		if (len < at + 2)
			return -ENODATA;
		at += 2 + get_le16(in + at);
	}
	if (in[3] & HAS_NAME) {
		at = behind_text(in, len, at);
		if (!at)
			return -ENODATA;
	}
	if (in[3] & HAS_COMMENT) {
		at = behind_text(in, len, at);
		if (!at)
			return -ENODATA;
	}
	if (in[3] & HAS_CRC) {
		if (at > len || len - at < 2)
			return -ENODATA;
		if (get_le16(in + at) != (crc32(0, in, at) & 0xffff))
			return -EILSEQ;
		at += 2;
	}
	return at > len ? -ENODATA : (long)at;
}

int gunzip(const uint8_t *in, size_t len, uint8_t *out, size_t size,
	   size_t *made)
{
	bool is_first = true;

	*made = 0;
	/* What is no member behind the first one does not belong to the file. */
	while (is_first || (len >= 3 && !memcmp(in, "\x1f\x8b\x08", 3))) {
		long header = header_size(in, len);
		size_t used, member;
		int err;

		if (header < 0)
			return (int)header;
		in += header;
		len -= (size_t)header;
		err = inflate_raw(in, len, &used, out + *made, size - *made,
				  &member);
		if (err)
			return err;
		in += used;
		len -= used;
		if (len < TRAILER_SIZE)
			return -ENODATA;
		if (get_le32(in) != crc32(0, out + *made, member) ||
		    get_le32(in + 4) != (uint32_t)member)
			return -EILSEQ;
		in += TRAILER_SIZE;
		len -= TRAILER_SIZE;
		*made += member;
		is_first = false;
	}
	return 0;
}
