// SPDX-License-Identifier: GPL-2.0-only
/*
 * Against the values that standards publish and, where those have none of that
 * length, what sha256sum, b2sum and xxhsum say.
 */
#include <string.h>

#include "../tap.h"
#include "blake2b.h"
#include "sha256.h"
#include "xxh64.h"

static uint8_t letters[200];

static const char *hex(const uint8_t digest[32])
{
	static char text[65];
	int i;

	for (i = 0; i < 32; i++)
		snprintf(text + 2 * i, 3, "%02x", digest[i]);
	return text;
}

/* In pieces of @step bytes. */
static const char *sha256(const void *buf, size_t len, size_t step)
{
	const uint8_t *b = buf;
	uint8_t digest[SHA256_SIZE];
	struct sha256 sha;

	sha256_init(&sha);
	for (; len > step; len -= step, b += step)
		sha256_add(&sha, b, step);
	sha256_add(&sha, b, len);
	sha256_end(&sha, digest);
	return hex(digest);
}

static const char *blake2b(const void *buf, size_t len)
{
	uint8_t digest[BLAKE2B_256_SIZE];

	blake2b_256(buf, len, digest);
	return hex(digest);
}

static void test_sha256(void)
{
	static const char *const of_200 =
		"c2a908d98f5df987ade41b5fce213067efbcc21ef2240212a41e54b5e7c28ae5";
	size_t step;

	is_str(sha256("", 0, 1),
	       "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
	       "SHA-256 of nothing");
	is_str(sha256("abc", 3, 3),
	       "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
	       "SHA-256 of abc");
	is_str(sha256("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
		      56, 56),
	       "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1",
	       "SHA-256 whose length goes into a second block");
	is_str(sha256(letters, 119, 119),
	       "31eba51c313a5c08226adf18d4a359cfdfd8d2e816b13f4af952f7ea6584dcfb",
	       "SHA-256 whose padding is one byte");
	for (step = 1; step <= 200; step += 21)
		is_str(sha256(letters, 200, step), of_200,
		       "SHA-256 in pieces of %zu", step);
}

static void test_blake2b(void)
{
	is_str(blake2b("", 0),
	       "0e5751c026e543b2e8ab2eb06099daa1d1e5df47778f7787faab45cdf12fe3a8",
	       "BLAKE2b of nothing");
	is_str(blake2b("abc", 3),
	       "bddd813c634239723171ef3fee98579b94964e3bb1cb3e427262c8c068d52319",
	       "BLAKE2b of abc");
	is_str(blake2b(letters, 128),
	       "ae2aa48507885c4c950fb809b2076f959cde9f8ea6da260d9a3587df33dac450",
	       "BLAKE2b of just a block");
	is_str(blake2b(letters, 200),
	       "6b6e59aaf00eb730cf93de53560846722184bbd92f8368c21ffa95380c2f9fe6",
	       "BLAKE2b of more than a block");
}

static void test_xxh64(void)
{
	ok(xxh64("", 0) == 0xef46db3751d8e999, "XXH64 of nothing");
	ok(xxh64("a", 1) == 0xd24ec4f1a98c6e5b, "XXH64 of a byte");
	ok(xxh64("123456789", 9) == 0x8cb841db40e6ae83, "XXH64 of 9 bytes");
	ok(xxh64("1234567890123456789012345678901", 31) == 0x8f367cb873a5376e,
	   "XXH64 of nearly a stripe");
	ok(xxh64("123456789012345678901234567890123", 33) == 0x774e12510d8734ad,
	   "XXH64 of more than a stripe");
	ok(xxh64(letters, 200) == 0x942e9189f34eebbe, "XXH64 of stripes");
}

int main(void)
{
	memset(letters, 'a', sizeof(letters));
	test_sha256();
	test_blake2b();
	test_xxh64();
	return done_testing();
}
