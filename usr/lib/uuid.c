// SPDX-License-Identifier: GPL-2.0-only OR BSD-2-Clause
/* UUIDs as text (RFC 4122) and GUIDs as EFI stores them (UEFI, appendix A). */
#include "uuid.h"

/* Where each of the 16 bytes of the text stands in memory. */
static const uint8_t in_order[16] = {
	0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15,
};

static const uint8_t mixed_endian[16] = {
	3, 2, 1, 0, 5, 4, 7, 6, 8, 9, 10, 11, 12, 13, 14, 15,
};

static void format(char *out, const uint8_t *b, const uint8_t *order)
{
	static const char digits[] = "0123456789abcdef";
	int i;

	for (i = 0; i < 16; i++) {
		if (i == 4 || i == 6 || i == 8 || i == 10)
			*out++ = '-';
		*out++ = digits[b[order[i]] >> 4];
		*out++ = digits[b[order[i]] & 15];
	}
	*out = '\0';
}

void uuid_format(char out[UUID_TEXT_SIZE], const uint8_t b[16])
{
	format(out, b, in_order);
}

void guid_format(char out[UUID_TEXT_SIZE], const uint8_t b[16])
{
	format(out, b, mixed_endian);
}

static char lower(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

bool uuid_equal_text(const char *a, const char *b)
{
	while (*a && lower(*a) == lower(*b)) {
		a++;
		b++;
	}
	return lower(*a) == lower(*b);
}
