// SPDX-License-Identifier: GPL-2.0-only
#include <string.h>

#include "root/discoverable.h"
#include "utf16.h"

#if defined(__x86_64__)
#define ROOT_TYPE "4f68bce3-e8cd-4db1-96e7-fbcaf984b709"
#elif defined(__aarch64__)
#define ROOT_TYPE "b921b045-1df0-41c3-af44-4c6f280d3fae"
#elif defined(__riscv) && __riscv_xlen == 64
#define ROOT_TYPE "72ec70a6-cf74-40e6-bd49-4bda08e8f224"
#else
#define ROOT_TYPE "" /* no partition has that */
#endif

bool discoverable_is_root(const char *type)
{
	return type[0] && uuid_equal_text(type, ROOT_TYPE);
}

static bool is_uuid(const char *s)
{
	return strlen(s) == UUID_TEXT_SIZE - 1 &&
	       strspn(s, "-0123456789abcdefABCDEF") == UUID_TEXT_SIZE - 1 &&
	       s[8] == '-' && s[13] == '-' && s[18] == '-' && s[23] == '-';
}

bool discoverable_loader(char uuid[UUID_TEXT_SIZE], const uint8_t *raw,
			 size_t len)
{
	const size_t end = 4 + 2 * (UUID_TEXT_SIZE - 1);

	uuid[0] = '\0';
	/* With its terminator, or without. */
	if (len != end && (len != end + 2 || raw[end] || raw[end + 1]))
		return false;
	utf16le_to_utf8(uuid, UUID_TEXT_SIZE, raw + 4, UUID_TEXT_SIZE - 1);
	if (!is_uuid(uuid))
		uuid[0] = '\0';
	return uuid[0];
}
