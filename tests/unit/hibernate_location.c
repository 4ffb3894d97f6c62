// SPDX-License-Identifier: GPL-2.0-only
/* Where systemd says that it has hibernated the system to. */
#include <string.h>

#include "../tap.h"
#include "resume/location.h"

#define PLAIN "0123456789abcdef0123456789ABCDEF"
#define UUID  "01234567-89ab-cdef-0123-456789ABCDEF"

static struct location l;

/* As efivarfs shows @text. */
static bool read_text(const char *text)
{
	uint8_t raw[LOCATION_SIZE];
	size_t n = strlen(text) + 1;

	memset(raw, 0xee, sizeof(raw));
	for (size_t i = 0; i < n; i++) {
		raw[4 + 2 * i] = (uint8_t)text[i];
		raw[5 + 2 * i] = 0;
	}
	return location_read(&l, raw, 4 + 2 * n);
}

static const struct {
	const char *text;
	unsigned long long offset;
} good[] = {
	/* By systemd 255, in all its members. */
	{ "{\"uuid\":\"" PLAIN
	  "\",\"offset\":38912,\"kernelVersion\":\"6.1.0\","
	  "\"osReleaseId\":\"debian\",\"osReleaseVersionId\":\"12\"}",
	  38912 },
	{ "{\"offset\":0,\"uuid\":\"" UUID "\"}", 0 },
	{ "{\"offset\":\"7\",\"uuid\":\"" UUID "\"}", 7 },
	{ " {\n\t\"uuid\" : \"" UUID "\" , \"offset\" : 12 }\r\n", 12 },
};

static const char *const bad[] = {
	"",
	"{}",
	"{",
	"[]",
	"null",
	"\"uuid\"",
	"{\"uuid\":\"" UUID "\"}",
	"{\"offset\":1}",
	"{\"uuid\":\"" UUID "\",\"offset\":-1}",
	"{\"uuid\":\"" UUID "\",\"offset\":1.5}",
	"{\"uuid\":\"" UUID "\",\"offset\":null}",
	"{\"uuid\":\"" UUID "\",\"offset\":99999999999999999999}",
	"{\"uuid\":\"" UUID "0\",\"offset\":1}",
	"{\"uuid\":\"0123\",\"offset\":1}",
	"{\"uuid\":\"" PLAIN "g\",\"offset\":1}",
	"{\"uuid\":\"\",\"offset\":1}",
	"{\"uuid\":{\"uuid\":\"" UUID "\"},\"offset\":1}",
	"{\"uuid\":\"" UUID "\",\"offset\":1",
	"{\"offset\":1,\"uuid\":\"" UUID,
	"{\"offset\":1,\"uuid\":\"" UUID "\\",
	"{\"offset\":1,\"a\":[[[[",
	"{\"offset\" 1,\"uuid\":\"" UUID "\"}",
	"{\"offset\":1,\"kernelVersion\":\"uuid\"}",
	"{offset:1,\"uuid\":\"" UUID "\"}",
};

int main(void)
{
	static const uint8_t none[LOCATION_SIZE + 2];

	for (size_t i = 0; i < sizeof(good) / sizeof(*good); i++) {
		ok(read_text(good[i].text), "good %zu", i);
		is_int(l.offset, good[i].offset, "good %zu: offset", i);
		is_str(l.uuid, UUID, "good %zu: UUID", i);
	}
	for (size_t i = 0; i < sizeof(bad) / sizeof(*bad); i++)
		ok(!read_text(bad[i]), "bad %zu", i);
	for (size_t len = 0; len < 8; len++)
		ok(!location_read(&l, none, len), "of %zu bytes", len);
	ok(!location_read(&l, none, sizeof(none)), "too long");
	return done_testing();
}
