// SPDX-License-Identifier: GPL-2.0-only
/* What cryptsetup made, as it is and broken. */
#include "made.h"
#include "sign.h"

#define UUID "5b1c9b5e-6d1f-4f0a-9c57-0123456789ab"

static struct sample s;
static struct superblock sb;

static void put_be64(uint8_t *at, uint64_t v)
{
	int i;

	for (i = 0; i < 8; i++)
		at[i] = v >> (56 - 8 * i) & 0xff;
}

static void damaged(const char *damage)
{
	memset(&sb, 0xee, sizeof(sb));
	is_int(probe_superblock(&s.m.image, &sb), 0, "%s: probed", damage);
	is_str(sb.type, "crypto_LUKS", "%s: type", damage);
	is_str(sb.damage, damage, "%s", damage);
	ok(sb.not_fs, "%s: no file system", damage);
}

static void test_made(void)
{
	static const struct made made[] = {
		{ "luks1", "crypto_LUKS", UUID, "", 0 },
		{ "luks2", "crypto_LUKS", UUID, "a label", 0 },
		{ "luks2-second", "crypto_LUKS", UUID, "a label", 0 },
		{ "luks2-32k-second", "crypto_LUKS", UUID, "a label", 0 },
		{ "luks2-64k-second", "crypto_LUKS", UUID, "a label", 0 },
		{ "luks2-128k-second", "crypto_LUKS", UUID, "a label", 0 },
		{ "luks2-256k-second", "crypto_LUKS", UUID, "a label", 0 },
		{ "luks2-512k-second", "crypto_LUKS", UUID, "a label", 0 },
		{ "luks2-1m-second", "crypto_LUKS", UUID, "a label", 0 },
		{ "luks2-2m-second", "crypto_LUKS", UUID, "a label", 0 },
		{ "luks2-4m-second", "crypto_LUKS", UUID, "a label", 0 },
	};
	size_t i;

	for (i = 0; i < sizeof(made) / sizeof(*made); i++) {
		made_check(&made[i], &sb);
		ok(sb.not_fs, "%s: no file system", made[i].name);
		ok(!sb.is_member, "%s: no member", made[i].name);
	}
}

static void test_broken(void)
{
	sample_load(&s, "luks2", 512);
	s.head[7] = 3;
	damaged("header has an unknown version");
	is_str(sb.uuid, "", "which may have its UUID elsewhere");

	sample_load(&s, "luks2", 512);
	put_be64(s.head + 8, 16385);
	damaged("header has an impossible size");
	put_be64(s.head + 8, 8192);
	damaged("header has an impossible size");
	put_be64(s.head + 8, 1ULL << 63);
	damaged("header has an impossible size");
	is_str(sb.uuid, UUID, "UUID all the same");
	is_str(sb.label, "a label", "label all the same");

	sample_load(&s, "luks2", 512);
	s.m.image.size = 32767;
	s.m.head_size = 32767;
	s.m.tail_size = 0;
	damaged("header is larger than its device");

	sample_load(&s, "luks2", 512);
	put_be64(s.head + 256, 16384);
	damaged("header is not where it says it is");

	/* What is behind the first 512 bytes counts too; the second is not
	 * there. */
	sample_load(&s, "luks2", 512);
	s.head[16383] ^= 1;
	memset(s.head + 16384, 0, 4096);
	damaged("header checksum is wrong");
	is_str(sb.uuid, UUID, "UUID all the same");
	memcpy(s.head + 72, "sha512", 7);
	is_int(probe_superblock(&s.m.image, &sb), 0, "probed");
	is_str(sb.damage, NULL, "an unknown checksum is not looked at");

	/* Neither is terminated. */
	sample_load(&s, "luks2", 512);
	memset(s.head + 16384, 0, 4096);
	memset(s.head + 24, 'l', 48);
	memset(s.head + 168, 'u', 40);
	probe_superblock(&s.m.image, &sb);
	is_int(strlen(sb.label), 48, "a label of full length");
	is_int(strlen(sb.uuid), 38, "a UUID that is none");

	s.head[5]++;
	probe_superblock(&s.m.image, &sb);
	is_str(sb.type, NULL, "another magic");
}

static void whole(const char *what)
{
	memset(&sb, 0xee, sizeof(sb));
	is_int(probe_superblock(&s.m.image, &sb), 0, "%s: probed", what);
	is_str(sb.type, "crypto_LUKS", "%s: type", what);
	is_str(sb.damage, NULL, "%s: no damage", what);
	is_str(sb.uuid, UUID, "%s: UUID", what);
	is_str(sb.label, "a label", "%s: label", what);
}

/* cryptsetup opens these, and mends the first header. */
static void test_second_header(void)
{
	sample_load(&s, "luks2", 512);
	memset(s.head + 24, 'x', 10);
	whole("the first is damaged");

	sample_load(&s, "luks2", 512);
	memset(s.head, 0, 4096);
	whole("the first is gone");
	is_str(sb.version, "2", "it is of version 2");
	s.head[16384 + 4096] ^= 1;
	probe_superblock(&s.m.image, &sb);
	is_str(sb.type, NULL, "a damaged second alone is nothing");
	s.head[16384 + 4096] ^= 1;
	s.head[510] = 0x55;
	s.head[511] = 0xaa;
	probe_superblock(&s.m.image, &sb);
	is_str(sb.type, NULL, "nor is one behind a partition table");

	sample_load(&s, "luks2", 512);
	memset(s.head, 0, 4096);
	put_be64(s.head + 16384 + 256, 32768);
	sign_luks2(s.head + 16384, 16384);
	probe_superblock(&s.m.image, &sb);
	is_str(sb.type, NULL, "nor is one that says it is elsewhere");

	sample_load(&s, "luks2", 512);
	s.m.bad_byte = 16000;
	whole("the first has a bad sector");
	memset(s.head + 16384, 0, 4096);
	damaged("header cannot be read");
	is_str(sb.uuid, UUID, "but is known for what it is");
}

int main(int argc, char **argv)
{
	(void)argc;
	sample_find(argv[0]);
	test_made();
	test_broken();
	test_second_header();
	return done_testing();
}
