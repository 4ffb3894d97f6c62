// SPDX-License-Identifier: GPL-2.0-only
/*
 * What mdadm made, as it is and broken. md-1.2-spare and md-1.2-raid5 are two
 * devices of one array, md-0.90 and md-1.0-ext4 are degraded mirrors.
 */
#include "bytes.h"
#include "made.h"

#define RAID5 "88ed0095-1d4c-7a4b-ab4c-9d2cf77c34c6"
#define OLD   "9373891f-4c95-c4d0-3d18-6b3c53958f34"
#define MIB   1048576ULL

static struct sample s;
static struct superblock sb;
static uint8_t *const v12 = s.head + 4096;
static uint8_t *const v090 = s.tail; /* 64 KiB before the end */

static const char *probe(void)
{
	memset(&sb, 0xee, sizeof(sb));
	is_int(probe_superblock(&s.m.image, &sb), 0, "probed");
	return sb.type;
}

static void is_group(const char *name, unsigned int members, unsigned int index,
		     uint64_t events, int level)
{
	ok(sb.is_member, "%s: a member", name);
	ok(sb.not_fs, "%s: no file system", name);
	is_int(sb.group.members, members, "%s: how many there are", name);
	is_int(sb.group.index, index, "%s: its place", name);
	is_int(sb.group.events, events, "%s: events", name);
	is_int(sb.group.level, level, "%s: level", name);
}

static void test_made(void)
{
	static const struct {
		struct made made;
		unsigned int members, index;
		uint64_t events;
		int level;
	} made[] = {
		{ { "md-1.2-raid5", "linux_raid_member", RAID5, "kinit:data",
		    8 * MIB },
		  3,
		  1,
		  0,
		  5 },
		{ { "md-1.2-spare", "linux_raid_member", RAID5, "kinit:data",
		    8 * MIB },
		  3,
		  MEMBER_NO_INDEX,
		  0,
		  5 },
		{ { "md-1.0-ext4", "linux_raid_member",
		    "ca289761-0f3e-f37e-e9d0-9179040fd429", "(none):2",
		    8 * MIB - 16384 },
		  1,
		  0,
		  2,
		  1 },
		{ { "md-0.90", "linux_raid_member", OLD, "", 0 }, 1, 0, 3, 1 },
		{ { "imsm", "isw_raid_member", "", "", 0 },
		  0,
		  MEMBER_NO_INDEX,
		  0,
		  0 },
		{ { "ddf", "ddf_raid_member", "Linux-MD\xde\xad\xbe\xef", "",
		    0 },
		  0,
		  MEMBER_NO_INDEX,
		  0,
		  0 },
	};
	size_t i;

	for (i = 0; i < sizeof(made) / sizeof(*made); i++) {
		made_check(&made[i].made, &sb);
		is_group(made[i].made.name, made[i].members, made[i].index,
			 made[i].events, made[i].level);
	}
}

/* What is inside is what is there as soon as it is no member any more. */
static void test_inside(void)
{
	uint8_t *anchor;

	sample_load(&s, "md-1.0-ext4", 512);
	is_str(probe(), "linux_raid_member", "a mirror with an ext4 inside");
	memset(s.tail, 0, sizeof(s.tail));
	is_str(probe(), "ext4", "which is found once it is none");
	is_str(sb.label, "inside", "with its own label");
	ok(!sb.is_member && !sb.not_fs, "and is a file system");

	sample_load(&s, "md-1.0-ext4", 512);
	s.m.bad_byte = s.m.image.size - 8192;
	is_int(probe_superblock(&s.m.image, &sb), -EIO,
	       "nobody knows whether it is a mirror");
	is_str(sb.type, NULL, "so it is not taken for an ext4");

	sample_load(&s, "imsm", 512);
	is_str(probe(), "isw_raid_member", "IMSM, sectors of 512");
	is_str(sb.version, "1.3.00", "its version");
	s.tail[sizeof(s.tail) - 1536 + 30] ^= 1;
	is_str(probe(), "isw_raid_member",
	       "IMSM whose second sector is another");
	is_str(sb.damage, "IMSM checksum is wrong", "is damaged");
	ok(sb.is_member, "but a member");
	put_le32(s.tail + sizeof(s.tail) - 1024 + 36, 39);
	probe();
	is_str(sb.damage, "IMSM metadata has an impossible size", "as is this");
	s.m.image.sector_size = 4096;
	is_str(probe(), NULL, "not there on a disk of 4096");
	memcpy(s.tail + sizeof(s.tail) - 8192, s.tail + sizeof(s.tail) - 1024,
	       512);
	put_le32(s.tail + sizeof(s.tail) - 8192 + 36, 872);
	is_str(probe(), "isw_raid_member", "but two sectors before the end");
	is_str(sb.damage, "IMSM checksum is wrong", "without what is behind");
	memcpy(s.tail + sizeof(s.tail) - 8192 + 512,
	       s.tail + sizeof(s.tail) - 1536, 512);
	s.tail[sizeof(s.tail) - 8192 + 512 + 30] ^= 1;
	probe();
	is_str(sb.damage, NULL, "where one sector holds it all");
	anchor = s.tail + sizeof(s.tail) - 8192;
	put_le32(anchor + 32, get_le32(anchor + 32) + 3);
	put_le32(anchor + 36, 872 + 3);
	probe();
	is_str(sb.damage, NULL, "what is no whole word does not count");
	s.m.image.sector_size = 0;
	is_str(probe(), NULL, "no division by zero");

	sample_load(&s, "ddf", 512);
	s.tail[sizeof(s.tail) - 500] ^= 1;
	is_str(probe(), "ddf_raid_member", "DDF with another GUID");
	is_str(sb.damage, "DDF header checksum is wrong", "is damaged");
	ok(sb.is_member, "but a member");
}

static void sign_v1(uint8_t *raw)
{
	size_t len = 256 + 2 * get_le32(raw + 220), i;
	uint64_t sum = 0;

	put_le32(raw + 216, 0);
	for (i = 0; i + 4 <= len; i += 4)
		sum += get_le32(raw + i);
	if (i < len)
		sum += get_le16(raw + i);
	put_le32(raw + 216, (uint32_t)(sum + (sum >> 32)));
}

static void load_v12(void)
{
	sample_load(&s, "md-1.2-raid5", 512);
	is_int(get_le32(v12 + 160), 1, "the sample is device 1");
	is_int(get_le32(v12 + 220), 128, "and has a list of 128");
}

static void test_roles(void)
{
	load_v12();
	put_le16(v12 + 256, 0xfffe);
	sign_v1(v12);
	probe();
	is_group("one is faulty", 2, 1, 0, 5);

	put_le16(v12 + 256 + 2, 0xfffd);
	sign_v1(v12);
	probe();
	is_group("a journal", 1, MEMBER_NO_INDEX, 0, 5);

	/* Device 3 is about to take the place of device 1. */
	load_v12();
	put_le16(v12 + 256 + 6, 1);
	sign_v1(v12);
	probe();
	is_group("a replacement", 3, 1, 0, 5);

	load_v12();
	put_le32(v12 + 160, 128);
	sign_v1(v12);
	probe();
	is_group("beyond the list", 3, MEMBER_NO_INDEX, 0, 5);

	load_v12();
	put_le16(v12 + 256, 3);
	sign_v1(v12);
	probe();
	is_group("a place that is none", 2, 1, 0, 5);

	load_v12();
	put_le32(v12 + 92, 1921);
	sign_v1(v12);
	probe();
	is_group("more members than the list can hold", 0, MEMBER_NO_INDEX, 0,
		 5);

	load_v12();
	put_le32(v12 + 220, 3);
	put_le32(v12 + 72, (uint32_t)-1);
	sign_v1(v12);
	probe();
	is_group("a list of an odd number, linear", 3, 1, 0, -1);
	is_str(sb.damage, NULL, "no damage");
}

/* A member that is damaged is one all the same, and never mounted. */
static void damaged(const char *damage)
{
	is_str(probe(), "linux_raid_member", "%s: type", damage);
	is_str(sb.damage, damage, "%s", damage);
	ok(sb.is_member && sb.not_fs, "%s: a member", damage);
	is_int(sb.group.index, MEMBER_NO_INDEX, "%s: no place", damage);
	is_int(sb.group.members, 0, "%s: none said", damage);
}

static void test_damage(void)
{
	load_v12();
	v12[200]++;
	damaged("superblock checksum is wrong");
	is_str(sb.uuid, RAID5, "UUID all the same");
	sign_v1(v12);
	probe();
	is_str(sb.damage, NULL, "checksum right again");

	load_v12();
	put_le32(v12 + 220, 1921);
	damaged("superblock has an impossible number of devices");
	put_le32(v12 + 220, 0xffffffff);
	damaged("superblock has an impossible number of devices");
	put_le32(v12 + 220, 1920);
	damaged("superblock checksum is wrong");

	load_v12();
	put_le64(v12 + 136, get_le64(v12 + 136) + 1);
	sign_v1(v12);
	damaged("array member is larger than its device");
	put_le64(v12 + 136, UINT64_MAX / 512 + 1);
	sign_v1(v12);
	damaged("superblock has an impossible size");
	put_le64(v12 + 128, UINT64_MAX);
	sign_v1(v12);
	damaged("superblock has an impossible size");

	sample_load(&s, "md-0.90", 512);
	v090[4000]++;
	damaged("superblock checksum is wrong");
	is_str(sb.uuid, OLD, "UUID all the same");
}

static void test_places(void)
{
	load_v12();
	put_le64(v12 + 144, 9);
	sign_v1(v12);
	is_str(probe(), NULL, "one that says it is elsewhere");

	load_v12();
	memcpy(s.head, v12, 512);
	memset(v12, 0, 512);
	put_le64(s.head + 144, 0);
	sign_v1(s.head);
	is_str(probe(), "linux_raid_member", "1.1 is at the start");
	is_str(sb.uuid, RAID5, "and the same");

	put_le32(s.head + 4, 2);
	is_str(probe(), NULL, "an unknown version");

	sample_load(&s, "md-1.0-ext4", 512);
	memmove(s.tail, s.tail + 1024, sizeof(s.tail) - 1024);
	s.m.image.size += 1024;
	is_str(probe(), "linux_raid_member", "1.0 is at a multiple of 4 KiB");

	sample_load(&s, "md-1.0-ext4", 512);
	memmove(s.tail, s.tail + 4096, sizeof(s.tail) - 4096);
	s.m.image.size += 4096;
	ok(strcmp(probe(), "linux_raid_member"), "1.0 of a device that grew");
	load_v12();
	s.m.image.size = 4096 + 256;
	s.m.tail_size = 0;
	is_str(probe(), NULL, "1.2 that has been cut off");
}

static uint32_t sum_v090(void)
{
	uint64_t sum = 0;
	size_t i;

	put_le32(v090 + 152, 0);
	for (i = 0; i < 4096; i += 4)
		sum += get_le32(v090 + i);
	return (uint32_t)(sum + (sum >> 32));
}

static void test_v090(void)
{
	uint8_t *this = v090 + 3968;
	uint32_t sum;
	size_t i;

	/* The other one was there, and in step. */
	sample_load(&s, "md-0.90", 512);
	put_le32(v090 + 512 + 128 + 12, 1);
	put_le32(v090 + 512 + 128 + 16, 6);
	put_le32(v090 + 152, sum_v090());
	probe();
	is_group("two of two", 2, 0, 3, 1);
	put_le32(v090 + 512 + 128 + 12, 0);
	put_le32(v090 + 152, sum_v090());
	probe();
	is_group("both in one place", 1, 0, 3, 1);

	put_le32(this + 16, 0);
	put_le32(v090 + 152, sum_v090());
	probe();
	is_group("a spare", 1, MEMBER_NO_INDEX, 3, 1);
	put_le32(this + 16, 7);
	put_le32(v090 + 152, sum_v090());
	probe();
	is_group("faulty", 1, MEMBER_NO_INDEX, 3, 1);
	put_le32(v090 + 40, 28);
	put_le32(v090 + 152, sum_v090());
	probe();
	is_group("more than there can be", 0, MEMBER_NO_INDEX, 3, 1);

	/* As another machine writes it: also the halves of the events. */
	sample_load(&s, "md-0.90", 512);
	put_le32(v090 + 156, get_le32(v090 + 160));
	put_le32(v090 + 160, 3);
	sum = sum_v090();
	put_le32(v090 + 152, sum);
	for (i = 0; i < 4096; i += 4)
		put_le32(v090 + i, get_be32(v090 + i));
	is_str(probe(), "linux_raid_member", "big-endian");
	is_str(sb.damage, NULL, "no damage");
	is_str(sb.uuid, OLD, "the same UUID");
	is_group("big-endian", 1, 0, 3, 1);

	s.m.image.size = 65535;
	s.m.head_size = 0;
	s.m.tail_size = 65535;
	is_str(probe(), NULL, "too small a device");
}

/* On the last partition, that is where the disk's own would be. */
static void test_partition(void)
{
	uint8_t *entry = s.head + 446;

	sample_load(&s, "md-0.90", 512);
	s.head[510] = 0x55;
	s.head[511] = 0xaa;
	entry[4] = 0xfd;
	put_le32(entry + 8, 128);
	put_le32(entry + 12, (8 * MIB - 65536) / 512 - 128);
	is_str(probe(), "linux_raid_member",
	       "partitions that are on the array");
	put_le32(entry + 12, (8 * MIB - 65536) / 512 - 127);
	is_str(probe(), NULL, "an array that is on a partition");
	entry[4] = 0x0f;
	is_str(probe(), NULL, "on a logical one");
}

int main(int argc, char **argv)
{
	(void)argc;
	sample_find(argv[0]);
	test_made();
	test_inside();
	test_roles();
	test_damage();
	test_places();
	test_v090();
	test_partition();
	return done_testing();
}
