// SPDX-License-Identifier: GPL-2.0-only
/* What EFI's variable of the boot loader says, whole and broken. */
#include <string.h>

#include "../tap.h"
#include "root/discoverable.h"

#define UUID "5B1c9b5e-6d1f-4f0a-9c57-0123456789ab"

static uint8_t raw[256];
static char uuid[UUID_TEXT_SIZE];

/* As efivarfs shows @text, terminated. Returns its length. */
static size_t variable(const char *text)
{
	size_t i, n = strlen(text) + 1;

	memset(raw, 0xee, sizeof(raw));
	for (i = 0; i < n; i++) {
		raw[4 + 2 * i] = (uint8_t)text[i];
		raw[5 + 2 * i] = 0;
	}
	return 4 + 2 * n;
}

static bool loader(size_t len)
{
	memset(uuid, 'x', sizeof(uuid));
	return discoverable_loader(uuid, raw, len);
}

static void is_none(size_t len, const char *what)
{
	ok(!loader(len), "%s", what);
	is_str(uuid, "", "%s: no UUID", what);
}

int main(void)
{
	size_t len = variable(UUID);

	ok(len + 2 == DISCOVERABLE_LOADER_SIZE, "no more needs to be read");
	ok(loader(len), "a UUID");
	is_str(uuid, UUID, "as it is");
	ok(loader(len - 2), "not terminated");
	is_str(uuid, UUID, "the same");
	is_none(0, "nothing");
	is_none(4, "attributes only");
	is_none(len - 1, "half a character less");
	is_none(len - 3, "cut off");
	is_none(len + 2, "longer");
	raw[len - 2] = 'a';
	is_none(len, "a character more");
	variable(UUID);
	raw[5] = 1;
	is_none(len, "a letter beyond ASCII");
	variable("5b1c9b5e-6d1f-4f0a-9c57-0123456789ag");
	is_none(len, "a digit that is none");
	variable("5b1c9b5e06d1f-4f0a-9c57-0123456789ab");
	is_none(len, "a dash too few");
	return done_testing();
}
