// SPDX-License-Identifier: GPL-2.0-only OR BSD-2-Clause
/*
 * UTF-16LE to UTF-8 (RFC 2781, RFC 3629). A character above U+FFFF is a high
 * surrogate (d800-dbff, its upper ten bits) followed by a low one (dc00-dfff).
 */
#include "utf16.h"
#include "bytes.h"

#define REPLACEMENT 0xfffd

/* Returns the number of bytes of the UTF-8 form of @c, which go to @to. */
static size_t encode(uint8_t to[4], uint32_t c)
{
	size_t len = c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
	size_t i;

	for (i = len - 1; i > 0; i--) {
		to[i] = 0x80 | (c & 0x3f);
		c >>= 6;
	}
	/* The first byte's top bits tell the length: 110, 1110, 11110. */
	to[0] = (uint8_t)(len == 1 ? c : 0xf00u >> len | c);
	return len;
}

void utf16le_to_utf8(char *out, size_t outlen, const uint8_t *in, size_t units)
{
	uint8_t utf8[4];
	uint32_t c, low;
	size_t len, i;

	while (units && (c = get_le16(in)) != 0) {
		in += 2;
		units--;
		if (c >= 0xd800 && c <= 0xdfff) {
			low = units ? get_le16(in) : 0;
			if (c < 0xdc00 && low >= 0xdc00 && low <= 0xdfff) {
				c = 0x10000 +
				    ((c & 0x3ff) << 10 | (low & 0x3ff));
				in += 2;
				units--;
			} else {
				c = REPLACEMENT;
			}
		}
		len = encode(utf8, c);
		if (len >= outlen)
			break;
		for (i = 0; i < len; i++)
			*out++ = (char)utf8[i];
		outlen -= len;
	}
	*out = '\0';
}
