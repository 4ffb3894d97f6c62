// SPDX-License-Identifier: GPL-2.0-only
#include "../unit/lvm2_image.h"
#include "crc32.h"
#include "crc32c.h"
#include "fuzz_image.h"
#include "probe/probe.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void put_le32(uint8_t *b, uint32_t v)
{
	int i;

	for (i = 0; i < 4; i++)
		b[i] = v >> (8 * i) & 0xff;
}

/* The checksums of md: of @len bytes at @raw, to be put at @at. */
static void sign_md(uint8_t *raw, size_t len, size_t at)
{
	uint64_t sum = 0;
	size_t i;

	put_le32(raw + at, 0);
	for (i = 0; i + 4 <= len; i += 4)
		sum += get_le32(raw + i);
	if (i < len)
		sum += get_le16(raw + i);
	put_le32(raw + at, (uint32_t)(sum + (sum >> 32)));
}

static void sign_md_v1(uint8_t *raw, size_t room)
{
	size_t devices;

	if (room < 256 || get_le32(raw) != 0xa92b4efc)
		return;
	devices = get_le32(raw + 220);
	if (devices <= (room - 256) / 2)
		sign_md(raw, 256 + 2 * devices, 216);
}

/* Where the end of the disk was given, 0.90 and 1.0 are within it. */
static void sign_tail(struct fuzz_image *f)
{
	uint64_t size = f->m.image.size, start = size - f->m.tail_size, off;

	if (size < 65536)
		return;
	off = ((size - 8192) & ~4095ULL) - start;
	if (off < f->m.tail_size)
		sign_md_v1(f->tail + off, f->m.tail_size - off);
	off = (size & ~65535ULL) - 65536 - start;
	if (off < f->m.tail_size && f->m.tail_size - off >= 4096)
		sign_md(f->tail + off, 4096, 152);
}

/* File systems at the start whose magic number is there. */
static void sign_fs(uint8_t *h, size_t room)
{
	uint8_t *s = h + 1024;

	if (room >= 512 && !memcmp(h, "XFSB", 4)) {
		put_le32(h + 224, 0);
		put_le32(h + 224, ~crc32c(~0u, h, 512));
	}
	if (room < 4096)
		return;
	if (get_le32(s) == 0xf2f52010) {
		put_le32(s + 3068, ~crc32(~0xf2f52010, s, 3068));
	} else if (get_le32(s) == 0xe0f5e1e2) {
		put_le32(s + 4, 0);
		put_le32(s + 4, crc32c(~0u, s, 3072));
	} else if (get_le16(s + 6) == 0x3434 && get_le16(s + 8) <= 1024) {
		put_le32(s + 16, 0);
		put_le32(s + 16, ~crc32(~get_le32(s + 12), s, get_le16(s + 8)));
	}
}

/* What is at byte 65536 is so in a small disk that has no start but an end. */
static void sign_btrfs(struct fuzz_image *f)
{
	if (f->m.image.size - f->m.tail_size == 65536 && f->m.tail_size >= 4096)
		put_le32(f->tail, ~crc32c(~0u, f->tail + 32, 4096 - 32));
}

static void sign(struct fuzz_image *f)
{
	uint8_t *h = f->head;
	size_t room = f->m.head_size;

	sign_tail(f);
	sign_btrfs(f);
	sign_fs(h, room);
	/* On a disk this small, 0.90 is at its start. */
	if (room >= 4096 && f->m.image.size < 131072 && !get_le32(h + 4))
		sign_md(h, 4096, 152);
	sign_md_v1(h, room);
	if (room >= 1024)
		lvm2_sign_label(h + 512);
	if (room >= 2048 && get_le16(h + 1080) == 0xef53)
		put_le32(h + 2044, crc32c(~0u, h + 1024, 1020));
	if (room > 4096)
		sign_md_v1(h + 4096, room - 4096);
}

/* What is as if nothing had been found. */
static bool is_empty(const struct superblock *sb)
{
	static const struct superblock none;

	return !memcmp(sb, &none, sizeof(none));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static struct fuzz_image f;
	struct superblock sb;
	int err;

	if (!fuzz_image(&f, data, size))
		return -1;
	if (f.flags & FUZZ_SIGN)
		sign(&f);

	memset(&sb, 0xee, sizeof(sb));
	err = probe_superblock(&f.m.image, &sb);
	fuzz_terminated(sb.uuid, sizeof(sb.uuid));
	fuzz_terminated(sb.label, sizeof(sb.label));
	if (err > 0 || err == -ENXIO)
		abort();
	/* Nothing found says nothing; something mountable fits its device. */
	if ((err || !sb.type) && !is_empty(&sb))
		abort();
	if (sb.type && !sb.damage && !sb.not_fs && sb.size > f.m.image.size)
		abort();
	if (sb.is_member && !sb.not_fs)
		abort();
	/* The longest is the root directory of a FAT32. */
	if (f.m.reads > 21000)
		abort();
	return 0;
}
