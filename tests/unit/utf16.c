// SPDX-License-Identifier: GPL-2.0-only
#include <stdlib.h>

#include "../tap.h"
#include "utf16.h"

/* Into heap memory of just that size, so that ASan sees a byte too many. */
static void check(const char *name, const char *want, size_t outlen,
		  const char *units, size_t n)
{
	uint8_t *in = malloc(2 * n + 1);
	char *out = malloc(outlen);

	/* One byte in, for a machine that minds unaligned loads. */
	memcpy(in + 1, units, 2 * n);
	memset(out, 'x', outlen);
	utf16le_to_utf8(out, outlen, in + 1, n);
	is_str(out, want, "%s", name);
	free(in);
	free(out);
}

int main(void)
{
	check("nothing", "", 1, "", 0);
	check("ASCII", "root", 5, "r\0o\0o\0t\0", 4);
	check("stops at NUL", "ro", 20, "r\0o\0\0\0t\0", 4);
	check("not terminated", "ro", 20, "r\0o\0t\0", 2);
	check("limits of lengths", "\x7f\xc2\x80\u07ff\u0800\uffff", 20,
	      "\x7f\0\x80\0\xff\x07\0\x08\xff\xff", 5);
	check("surrogates", "\U0001f427\U00010000\U0010ffff", 20,
	      "\x3d\xd8\x27\xdc\0\xd8\0\xdc\xff\xdb\xff\xdf", 6);
	check("high one alone", "\ufffda", 20, "\x3d\xd8\141\0", 2);
	check("high one at the end", "a\ufffd", 20, "a\0\x3d\xd8", 2);
	check("low one alone", "\ufffda", 20, "\x27\xdc\141\0", 2);
	check("two low ones", "\ufffd\ufffd", 20, "\x27\xdc\x27\xdc", 2);
	check("two high ones", "\ufffd\U0001f427", 20,
	      "\x3d\xd8\x3d\xd8\x27\xdc", 3);
	check("wrong way round", "\ufffd\ufffd", 20, "\x27\xdc\x3d\xd8", 2);

	check("room for the terminator only", "", 1, "a\0", 1);
	check("cut after a character", "ab", 3, "a\0b\0c\0", 3);
	check("never half a character", "a", 4, "a\0\xff\xff", 2);
	check("room for it all", "a\uffff", 5, "a\0\xff\xff", 2);
	check("not one that would fit after it", "", 3, "\xff\xff\141\0", 2);
	check("the largest", "\uffff\uffff", UTF16_TO_UTF8_SIZE(2),
	      "\xff\xff\xff\xff", 2);
	return done_testing();
}
