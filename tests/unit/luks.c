// SPDX-License-Identifier: GPL-2.0-only
/* What cryptsetup made, as it is and broken. */
#include "made.h"

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

	/* Neither is terminated. */
	sample_load(&s, "luks2", 512);
	memset(s.head + 24, 'l', 48);
	memset(s.head + 168, 'u', 40);
	probe_superblock(&s.m.image, &sb);
	is_int(strlen(sb.label), 48, "a label of full length");
	is_int(strlen(sb.uuid), 38, "a UUID that is none");

	s.head[5]++;
	probe_superblock(&s.m.image, &sb);
	is_str(sb.type, NULL, "another magic");
}

int main(int argc, char **argv)
{
	(void)argc;
	sample_find(argv[0]);
	test_made();
	test_broken();
	return done_testing();
}
