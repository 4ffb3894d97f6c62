// SPDX-License-Identifier: GPL-2.0-only
/*
 * Members of md arrays (Linux, include/uapi/linux/raid/md_p.h). There are two
 * formats, at four places:
 *
 *	1.1	byte 0
 *	1.2	byte 4096
 *	1.0	8 to 12 KiB before the end, at a multiple of 4 KiB
 *	0.90	64 to 128 KiB before the end, at a multiple of 64 KiB
 *
 * Version 1, little-endian, 256 bytes and two for each device:
 *
 *	  0  4  magic, 0xa92b4efc
 *	  4  4  1
 *	 16 16  UUID of the array
 *	 32 32  its name, not terminated if all is used
 *	 72  4  level
 *	 92  4  number of members
 *	128  8  first sector (of 512 bytes) of the data
 *	136  8  number of sectors of the data
 *	144  8  sector of this superblock
 *	160  4  number of this device
 *	200  8  events
 *	216  4  checksum: the sum of all 32-bit words (and a last one of 16
 *		bits), this field 0, its carries added
 *	220  4  number of devices in the list that follows
 *	256  2  of each device, by its number, its role: the place among the
 *		members; 0xffff spare, 0xfffe faulty, 0xfffd journal
 *
 * Version 0.90, 4096 bytes, in the byte order of the machine that wrote it:
 *
 *	  0  4  magic
 *	  4  4  0; 8  4: 90; 12  4: more of the version
 *	 20  4  first word of the UUID; 52, 56, 60: the others
 *	 28  4  level
 *	 40  4  number of members
 *	152  4  checksum, as above
 *	156  8  events
 *	512 128 each: 27 devices (12: place among the members, 16: state; 1:
 *		faulty, 2: active, 4: in sync)
 *	3968    this device, in the same form
 */
#include <string.h>

#include "bytes.h"
#include "fields.h"
#include "ptable.h"

#define MD_MAGIC 0xa92b4efc
#define MD_SIZE	 4096
#define SECTOR	 512

#define V1_FIXED_SIZE 256
#define V1_CHECKSUM   216
#define V1_NAME_SIZE  32
#define V1_DEVICES    ((MD_SIZE - V1_FIXED_SIZE) / 2)

#define V090_CHECKSUM	 152
#define V090_RESERVED	 65536
#define V090_DEVICES	 27
#define V090_DEVICE_SIZE 128
#define V090_DEVICE	 512
#define V090_THIS_DEVICE 3968

#define STATE_FAULTY 1
#define STATE_ACTIVE 2
#define STATE_SYNC   4

typedef uint32_t get32_fn(const void *at);

/* The places among the members that are taken, each counted once. */
struct places {
	uint8_t taken[V1_DEVICES / 8];
	unsigned int n;
};

static void take_place(struct places *p, unsigned int place)
{
	if (p->taken[place / 8] & 1 << place % 8)
		return;
	p->taken[place / 8] |= 1 << place % 8;
	p->n++;
}

static uint32_t checksum(const uint8_t *raw, size_t len, size_t at,
			 get32_fn *get32)
{
	uint64_t sum = 0;
	size_t i;

	for (i = 0; i + 4 <= len; i += 4)
		if (i != at)
			sum += get32(raw + i);
	if (i < len)
		sum += get_le16(raw + i);
	return (uint32_t)(sum + (sum >> 32));
}

static void found(struct superblock *sb)
{
	sb->type = "linux_raid_member";
	sb->is_member = true;
	sb->not_fs = true;
	sb->group.index = MEMBER_NO_INDEX;
}

/* The whole of @raw is there, and its list of @devices is in it. */
static void v1_members(const uint8_t *raw, uint32_t devices,
		       struct member *group)
{
	uint32_t members = get_le32(raw + 92);
	uint32_t this = get_le32(raw + 160);
	struct places places = { .n = 0 };
	uint32_t i, place;

	if (members > V1_DEVICES)
		return;
	for (i = 0; i < devices; i++) {
		place = get_le16(raw + V1_FIXED_SIZE + 2 * i);
		if (place >= members)
			continue;
		take_place(&places, place);
		if (i == this)
			group->index = place;
	}
	group->members = places.n;
}

static const char *v1_damage(const uint8_t *raw, uint32_t devices,
			     uint64_t device_size, struct superblock *sb)
{
	uint64_t start = get_le64(raw + 128);
	uint64_t sectors = get_le64(raw + 136);

	if (devices > V1_DEVICES)
		return "superblock has an impossible number of devices";
	if (checksum(raw, V1_FIXED_SIZE + 2 * devices, V1_CHECKSUM, get_le32) !=
	    get_le32(raw + V1_CHECKSUM))
		return "superblock checksum is wrong";
	if (start > UINT64_MAX / SECTOR ||
	    sectors > UINT64_MAX / SECTOR - start)
		return "superblock has an impossible size";
	sb->size = (start + sectors) * SECTOR;
	if (sb->size > device_size)
		return "array member is larger than its device";
	return NULL;
}

static int probe_v1(struct image *img, uint64_t off, struct superblock *sb)
{
	uint8_t raw[MD_SIZE];
	uint32_t devices;
	int err;

	if (img->size < off + V1_FIXED_SIZE)
		return 0;
	err = image_read(img, off, raw, V1_FIXED_SIZE);
	if (err)
		return err;
	/* One that is elsewhere is that of a partition that begins there. */
	if (get_le32(raw) != MD_MAGIC || get_le32(raw + 4) != 1 ||
	    get_le64(raw + 144) != off / SECTOR)
		return 0;

	devices = get_le32(raw + 220);
	if (devices <= V1_DEVICES) {
		err = image_read(img, off + V1_FIXED_SIZE, raw + V1_FIXED_SIZE,
				 2 * devices);
		if (err == -ENXIO)
			return 0;
		if (err)
			return err;
	}
	found(sb);
	uuid_format(sb->uuid, raw + 16);
	field_label(sb, raw + 32, V1_NAME_SIZE);
	field_version(sb, "1.%c", off == 0 ? '1' : off == 4096 ? '2' : '0');
	sb->group.level = (int32_t)get_le32(raw + 72);
	sb->group.events = get_le64(raw + 200);
	sb->damage = v1_damage(raw, devices, img->size, sb);
	if (!sb->damage)
		v1_members(raw, devices, &sb->group);
	return 0;
}

static void v090_uuid(const uint8_t *raw, get32_fn *get32, char *text)
{
	static const uint8_t words[] = { 20, 52, 56, 60 };
	uint8_t uuid[16];
	uint32_t word;
	size_t i;

	for (i = 0; i < sizeof(uuid); i++) {
		word = get32(raw + words[i / 4]);
		uuid[i] = word >> (24 - 8 * (i % 4)) & 0xff;
	}
	uuid_format(text, uuid);
}

static bool v090_is_member(const uint8_t *device, get32_fn *get32)
{
	uint32_t state = get32(device + 16);

	return (state & (STATE_ACTIVE | STATE_SYNC)) ==
		       (STATE_ACTIVE | STATE_SYNC) &&
	       !(state & STATE_FAULTY);
}

static void v090_members(const uint8_t *raw, get32_fn *get32,
			 struct member *group)
{
	const uint8_t *this = raw + V090_THIS_DEVICE;
	uint32_t members = get32(raw + 40);
	struct places places = { .n = 0 };
	const uint8_t *device;
	uint32_t place;
	int i;

	if (members > V090_DEVICES)
		return;
	for (i = 0; i < V090_DEVICES; i++) {
		device = raw + V090_DEVICE + V090_DEVICE_SIZE * i;
		place = get32(device + 12);
		if (place < members && v090_is_member(device, get32))
			take_place(&places, place);
	}
	group->members = places.n;
	place = get32(this + 12);
	if (place < members && v090_is_member(this, get32))
		group->index = place;
}

/*
 * This format does not say where it is. On a partition that reaches to the end
 * of the disk it is where the disk's own would be, and is the partition's.
 */
int probe_md_v090(struct image *img, struct superblock *sb)
{
	get32_fn *get32 = get_le32;
	uint8_t raw[MD_SIZE];
	uint64_t off;
	int err;

	if (img->size < V090_RESERVED)
		return 0;
	off = (img->size & ~(uint64_t)(V090_RESERVED - 1)) - V090_RESERVED;
	err = image_read(img, off, raw, sizeof(raw));
	if (err)
		return err;
	if (get_be32(raw) == MD_MAGIC)
		get32 = get_be32;
	if (get32(raw) != MD_MAGIC || get32(raw + 4) != 0 ||
	    ptable_covers(img, off))
		return 0;

	found(sb);
	field_version(sb, "0.%u.%u", get32(raw + 8), get32(raw + 12));
	v090_uuid(raw, get32, sb->uuid);
	sb->group.level = (int32_t)get32(raw + 28);
	/* The halves are in machine order too. */
	sb->group.events = get32 == get_be32 ? get_be64(raw + 156)
					     : get_le64(raw + 156);
	if (checksum(raw, sizeof(raw), V090_CHECKSUM, get32) !=
	    get32(raw + V090_CHECKSUM))
		sb->damage = "superblock checksum is wrong";
	else
		v090_members(raw, get32, &sb->group);
	return 0;
}

int probe_md(struct image *img, struct superblock *sb)
{
	int err;

	err = probe_v1(img, 0, sb);
	if (!err && !sb->type)
		err = probe_v1(img, 4096, sb);
	if (!err && !sb->type && img->size >= 12288)
		err = probe_v1(img, (img->size - 8192) & ~(uint64_t)4095, sb);
	return err;
}
