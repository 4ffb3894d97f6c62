// SPDX-License-Identifier: GPL-2.0-only
/* Checksums against the check values that their catalogues publish. */
#include "../tap.h"
#include "crc32.h"
#include "crc32c.h"
#include "crc64.h"

static const char digits[] = "123456789";

static void test_crc32(void)
{
	uint8_t zeros[32] = { 0 };
	uint32_t crc;
	int i;

	is_int(crc32(0, "", 0), 0, "crc32 of nothing");
	is_int(crc32(0, digits, 9), 0xcbf43926, "crc32 of 123456789");
	is_int(crc32(0, zeros, 32), 0x190a55ad, "crc32 of 32 zeros");
	for (i = 0, crc = 0; i < 9; i++)
		crc = crc32(crc, digits + i, 1);
	is_int(crc, 0xcbf43926, "crc32 byte by byte");
	is_int(crc32(crc32(0, digits, 4), digits + 4, 5), 0xcbf43926,
	       "crc32 in two parts");
}

/* The values of RFC 3720, B.4, are inverted at the end. */
static void test_crc32c(void)
{
	uint8_t buf[32] = { 0 };
	uint32_t crc;
	int i;

	is_int(crc32c(0x12345678, "", 0), 0x12345678, "crc32c of nothing");
	is_int(crc32c(~0u, digits, 9), (uint32_t)~0xe3069283,
	       "crc32c of 123456789");
	is_int(crc32c(~0u, buf, 32), (uint32_t)~0x8a9136aa,
	       "crc32c of 32 zeros");
	for (i = 0; i < 32; i++)
		buf[i] = (uint8_t)i;
	is_int(crc32c(~0u, buf, 32), (uint32_t)~0x46dd794e,
	       "crc32c of 0 to 31");
	for (i = 0, crc = ~0u; i < 32; i++)
		crc = crc32c(crc, buf + i, 1);
	is_int(crc, (uint32_t)~0x46dd794e, "crc32c byte by byte");
}

static void test_crc64(void)
{
	uint64_t crc = ~0ULL;
	int i;

	ok(crc64(0x1234, "", 0) == 0x1234, "crc64 of nothing");
	ok(~crc64(~0ULL, digits, 9) == 0x62ec59e3f1a4f00a,
	   "crc64 of 123456789");
	for (i = 0; i < 9; i++)
		crc = crc64(crc, digits + i, 1);
	ok(~crc == 0x62ec59e3f1a4f00a, "crc64 byte by byte");
}

int main(void)
{
	test_crc32();
	test_crc32c();
	test_crc64();
	return done_testing();
}
