// SPDX-License-Identifier: GPL-2.0-only
/* bcache and bcachefs, which descends from it, as made and broken. */
#include "bytes.h"
#include "crc32c.h"
#include "crc64.h"
#include "whole_image.h"
#include "xxh64.h"

static void test_bcache(void)
{
	load("bcache");
	ok(!strcmp(probe(), "bcache") && sb.not_fs, "no file system");
	memset(raw + 4096 + 72, 'l', 33);
	damaged("bcache", WRONG);
	is_int(strlen(sb.label), 32, "a label of full length");
	/* A word behind the fixed part counts as soon as it is said to. */
	put_le16(raw + 4096 + 206, 1);
	put_le64(raw + 4096, ~crc64(~0ULL, raw + 4096 + 8, 208));
	whole("bcache", "a bucket of the journal");
	raw[4096 + 215] ^= 1;
	damaged("bcache", WRONG);
	put_le16(raw + 4096 + 206, 257);
	damaged("bcache", SIZE);
	raw[4096 + 8] = 9;
	is_str(probe(), NULL, "bcache that is elsewhere");
}

static void test_bcachefs(void)
{
	uint8_t *s;

	load("bcachefs");
	s = raw + 4096;
	whole("bcachefs", "the newer magic, and no checksum");
	is_int(sb.group.members, 3, "three devices");
	is_int(sb.group.index, 1, "the second");
	is_int(sb.group.events, 5, "its sequence number");
	put_le16(s + 16, 1057);
	probe();
	is_str(sb.version, "1.33", "as others write its version");
	put_le32(s + 124, 2);
	s[144] |= 1 << 2;
	damaged("bcachefs", WRONG);
	put_le32(s, ~crc32c(~0u, s + 16, 752 - 16 + 16));
	whole("bcachefs", "CRC-32C");
	s[767] ^= 1;
	damaged("bcachefs", WRONG);
	s[144] = 2 << 2;
	damaged("bcachefs", WRONG);
	put_le64(s, ~crc64(~0ULL, s + 16, 752 - 16 + 16));
	whole("bcachefs", "CRC-64");
	s[144] = 7 << 2;
	damaged("bcachefs", WRONG);
	put_le64(s, xxh64(s + 16, 752 - 16 + 16));
	whole("bcachefs", "XXH64");
	s[144] = 5 << 2;
	whole("bcachefs", "an unknown kind of checksum is not looked at");
	s[144] = 7 << 2;
	put_le32(s + 124, 8192 / 8);
	whole("bcachefs", "XXH64 of much is not looked at");
	s[144] = 1 << 2;
	damaged("bcachefs", WRONG);
	put_le32(s, ~crc32c(~0u, s + 16, 752 - 16 + 8192));
	whole("bcachefs", "CRC-32C in pieces");
	s[144] = 2 << 2;
	put_le64(s, ~crc64(~0ULL, s + 16, 752 - 16 + 8192));
	whole("bcachefs", "CRC-64 in pieces");
	s[752 + 8191] ^= 1;
	damaged("bcachefs", WRONG);
	put_le32(s + 124, 2 << 20 >> 3);
	whole("bcachefs", "megabytes are not looked at");
	put_le32(s + 124, 4 << 20 >> 3);
	damaged("bcachefs", SIZE);
	s[144] = 0;
	put_le32(s + 124, 0);
	memcpy(s + 28, "\x4e\x1a\x45\xca\x82\x65\xf5\x7f\x48\xba\x6d\x81", 12);
	whole("bcachefs", "the older magic, that of bcache");
	s[104] = 9;
	is_str(probe(), NULL, "bcachefs that is elsewhere");
}

int main(int argc, char **argv)
{
	(void)argc;
	sample_find(argv[0]);
	test_bcache();
	test_bcachefs();
	free(raw);
	return done_testing();
}
