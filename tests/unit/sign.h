/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Makes the checksums of superblocks right, so that what was changed in them is
 * looked at. For the fuzzer, and for tests that change each field.
 */
#ifndef TESTS_SIGN_H
#define TESTS_SIGN_H

#include <stdint.h>
#include <string.h>

#include "blake2b.h"
#include "bytes.h"
#include "crc32.h"
#include "crc32c.h"
#include "crc64.h"
#include "lvm2_image.h"
#include "sha256.h"
#include "xxh64.h"

static inline void sign_put(uint8_t *b, uint32_t v)
{
	lvm2_put(b, v, 4);
}

/* Those of md: of @len bytes at @raw, to be put at @at. */
static inline void sign_md(uint8_t *raw, size_t len, size_t at)
{
	uint64_t sum = 0;
	size_t i;

	sign_put(raw + at, 0);
	for (i = 0; i + 4 <= len; i += 4)
		sum += get_le32(raw + i);
	if (i < len)
		sum += get_le16(raw + i);
	sign_put(raw + at, (uint32_t)(sum + (sum >> 32)));
}

static inline void sign_md_v1(uint8_t *raw, size_t room)
{
	size_t devices;

	if (room < 256 || get_le32(raw) != 0xa92b4efc)
		return;
	devices = get_le32(raw + 220);
	if (devices <= (room - 256) / 2)
		sign_md(raw, 256 + 2 * devices, 216);
}

static inline void sign_sha256(uint8_t *at, const uint8_t *raw, size_t len)
{
	struct sha256 sha;

	sha256_init(&sha);
	sha256_add(&sha, raw, len);
	sha256_end(&sha, at);
}

/* Of 4096 bytes. */
static inline void sign_btrfs(uint8_t *raw)
{
	const uint8_t *summed = raw + 32;
	size_t len = 4096 - 32;

	switch (get_le16(raw + 196)) {
	case 0:
		sign_put(raw, ~crc32c(~0u, summed, len));
		break;
	case 1:
		lvm2_put(raw, xxh64(summed, len), 8);
		break;
	case 2:
		sign_sha256(raw, summed, len);
		break;
	case 3:
		blake2b_256(summed, len, raw);
		break;
	}
}

/* Either header of LUKS 2, of the size that there is most often. */
static inline void sign_luks2(uint8_t *raw, size_t room)
{
	const size_t len = 16384;

	if (room < len || memcmp(raw + 4, "\xba\xbe\0\2", 4))
		return;
	memset(raw + 448, 0, 64);
	sign_sha256(raw + 448, raw, len);
}

/* At byte 4096. */
static inline void sign_bcache(uint8_t *raw, size_t room)
{
	size_t words;

	if (room < 208 + 256 * 8 || memcmp(raw + 24, "\xc6\x85\x73\xf6", 4) ||
	    get_le64(raw + 8) != 8)
		return;
	words = get_le16(raw + 206);
	if (words <= 256)
		lvm2_put(raw, ~crc64(~0ULL, raw + 8, 200 + 8 * words), 8);
}

/* What is at byte 1024, of which @room bytes are there. */
static inline void sign_at_1024(uint8_t *s, size_t room)
{
	if (room >= 1024 && get_le16(s + 56) == 0xef53)
		sign_put(s + 1020, crc32c(~0u, s, 1020));
	if (room < 3072)
		return;
	if (get_le32(s) == 0xf2f52010) {
		sign_put(s + 3068, ~crc32(~0xf2f52010, s, 3068));
	} else if (get_le32(s) == 0xe0f5e1e2) {
		sign_put(s + 4, 0);
		sign_put(s + 4, crc32c(~0u, s, 3072));
	} else if (get_le16(s + 6) == 0x3434 && get_le16(s + 8) <= 1024) {
		sign_put(s + 16, 0);
		sign_put(s + 16, ~crc32(~get_le32(s + 12), s, get_le16(s + 8)));
	}
}

/* File systems at the start, whose magic number is there. */
static inline void sign_start(uint8_t *h, size_t room)
{
	if (room >= 512 && !memcmp(h, "XFSB", 4)) {
		sign_put(h + 224, 0);
		sign_put(h + 224, ~crc32c(~0u, h, 512));
	}
	if (room >= 1024)
		lvm2_sign_label(h + 512);
	if (room >= 2048)
		sign_at_1024(h + 1024, room - 1024);
	sign_md_v1(h, room);
	if (room > 4096) {
		sign_md_v1(h + 4096, room - 4096);
		sign_bcache(h + 4096, room - 4096);
	}
	sign_luks2(h, room);
	if (room > 16384)
		sign_luks2(h + 16384, room - 16384);
}

/* The GPT header at @h, of which @room bytes are there, for what it says. */
static inline void sign_gpt(uint8_t *h, size_t room)
{
	uint32_t len = get_le32(h + 12);

	if (room < 92 || len < 92 || len > room)
		return;
	sign_put(h + 16, 0);
	sign_put(h + 16, crc32(0, h, len));
}

#endif
