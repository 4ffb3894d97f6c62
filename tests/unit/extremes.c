// SPDX-License-Identifier: GPL-2.0-only
/*
 * Each field of what the real tools wrote, with its extreme values: every word
 * of 1, 2, 4 and 8 bytes that probing an image has looked at is set to 0, 1,
 * the largest and smallest numbers, and ones, with the checksums as they were
 * and made right. Nothing crashes, and none of it costs more than it may.
 */
#include <dirent.h>
#include <unistd.h>

#include "../tap.h"
#include "probe/lvm2.h"
#include "probe/probe.h"
#include "probe/ptable.h"
#include "sample.h"
#include "sign.h"

/* What one device may cost. The longest is a FAT32's directory in pieces. */
#define MAX_READS 1000
#define MAX_BYTES (5u << 20)
/* A GPT has as many entries as the kernel would take, and a backup. */
#define MAX_TABLE_BYTES (9u << 20)
/* LVM's texts, in two areas, are read for their checksum and then parsed. */
#define MAX_LVM_BYTES (21u << 20)

/* Everything that is looked at lies in these, for each image of images.sh. */
#define HEAD 73728
#define TAIL 73728

static struct counted {
	struct image image;
	uint8_t head[HEAD], tail[TAIL];
	uint64_t tail_start;
	unsigned int reads;
	uint64_t bytes;
	bool recording;
	uint8_t seen_head[HEAD], seen_tail[TAIL];
} c;

static void take(uint64_t from, uint8_t *part, size_t size, uint8_t *seen,
		 uint64_t off, uint8_t *buf, size_t len)
{
	uint64_t start = off > from ? off : from;
	uint64_t end = off + len < from + size ? off + len : from + size;

	if (start >= end)
		return;
	memcpy(buf + (start - off), part + (start - from), end - start);
	if (c.recording)
		memset(seen + (start - from), 1, end - start);
}

static int counted_read(struct image *img, uint64_t off, void *buf, size_t len)
{
	if (off > img->size || len > img->size - off)
		abort();
	c.reads++;
	c.bytes += len;
	/* Nothing that is right reads more, and zeros take their time. */
	if (c.bytes > MAX_LVM_BYTES || c.reads > 100 * MAX_READS)
		return -EIO;
	if (off < HEAD && off + len <= HEAD && off + len <= c.tail_start) {
		memcpy(buf, c.head + off, len);
		if (c.recording)
			memset(c.seen_head + off, 1, len);
		return 0;
	}
	memset(buf, 0, len);
	take(0, c.head, HEAD, c.seen_head, off, buf, len);
	take(c.tail_start, c.tail, TAIL, c.seen_tail, off, buf, len);
	return 0;
}

static void load(const char *name)
{
	static struct device_image dev;
	int err;

	sample_open(&dev, name, 512);
	memset(&c, 0, sizeof(c));
	c.image.size = dev.image.size;
	c.image.sector_size = 512;
	c.image.read = counted_read;
	c.tail_start = UINT64_MAX - TAIL;
	err = image_read(&dev.image, 0, c.head,
			 dev.image.size < HEAD ? dev.image.size : HEAD);
	if (!err && dev.image.size >= HEAD + TAIL) {
		c.tail_start = dev.image.size - TAIL;
		err = image_read(&dev.image, c.tail_start, c.tail, TAIL);
	}
	device_close(&dev);
	if (err)
		sample_fail("read", name, err);
}

static int count_logical(void *arg, unsigned int number,
			 const struct partition *p)
{
	(void)number;
	(void)p;
	return ++*(unsigned int *)arg > 255 ? -E2BIG : 0;
}

static void over(const char *what)
{
	ok(false, "%s: %u reads, %llu bytes", what, c.reads,
	   (unsigned long long)c.bytes);
}

static void count(const char *what, uint64_t max_bytes)
{
	if (c.reads > 2 * MAX_READS || c.bytes > max_bytes)
		over(what);
	c.reads = 0;
	c.bytes = 0;
}

/* All that looks at a device. */
static void look(const char *name)
{
	unsigned int logical = 0, i;
	struct superblock sb;
	struct partition p;
	struct lvm2_vg vg;
	struct ptable pt;
	int err;

	c.reads = 0;
	c.bytes = 0;
	err = probe_superblock(&c.image, &sb);
	if (!err && !sb.type)
		err = probe_rare(&c.image, &sb);
	if (err || c.reads > MAX_READS)
		over(name);
	if (sb.type && !sb.damage && !sb.not_fs && sb.size > c.image.size &&
	    strcmp(sb.type, "vfat") && strcmp(sb.type, "iso9660"))
		ok(false, "%s: larger than its device", name);
	count(name, MAX_BYTES + MAX_TABLE_BYTES);
	if (sb.type && !strcmp(sb.type, "LVM2_member")) {
		lvm2_read_vg(&c.image, &vg, NULL, NULL);
		count(name, MAX_LVM_BYTES);
	}
	ptable_read(&c.image, &pt);
	count(name, MAX_TABLE_BYTES);
	if (pt.scheme == PTABLE_NONE)
		return;
	for (i = 1; i <= 8; i++)
		ptable_partition(&c.image, &pt, i, &p);
	if (pt.scheme == PTABLE_MBR &&
	    mbr_walk_logical(&c.image, &pt, count_logical, &logical))
		ok(false, "%s: partitions without end", name);
	count(name, MAX_BYTES);
}

/* Where checksums are, on the device that is loaded now. */
static void sign(void)
{
	uint64_t off;

	if (!memcmp(c.head + 512, "EFI PART", 8))
		sign_gpt(c.head + 512, 512);
	else
		sign_start(c.head, 32768);
	if (!memcmp(c.head + 65600, "_BHRfS_M", 8))
		sign_btrfs(c.head + 65536);
	if (c.tail_start > c.image.size)
		return;
	off = ((c.image.size - 8192) & ~4095ULL) - c.tail_start;
	sign_md_v1(c.tail + off, TAIL - off);
	off = (c.image.size & ~65535ULL) - 65536 - c.tail_start;
	if (off < TAIL - 4096 && get_le32(c.tail + off) == 0xa92b4efc)
		sign_md(c.tail + off, 4096, 152);
}

/* Is there anything but zeros near, which would make it a field? */
static bool is_field(const uint8_t *part, const uint8_t *seen, size_t at,
		     size_t size)
{
	size_t from = at < 16 ? 0 : at - 16, i;

	if (!seen[at])
		return false;
	for (i = from; i < at + 24 && i < size; i++)
		if (part[i])
			return true;
	return false;
}

static const uint64_t values[] = {
	0, 1, INT64_MAX, 1ULL << 63, UINT64_MAX,
};

static void set(uint8_t *at, uint64_t value, unsigned int n, bool big)
{
	unsigned int i;

	/* The top of the number, so that the sign goes with it. */
	if (value > 1)
		value >>= 64 - 8 * n;
	for (i = 0; i < n; i++)
		at[big ? n - 1 - i : i] = value >> (8 * i) & 0xff;
}

/* No superblock is longer; what is, is text, of which samples do. */
#define MAX_SUPERBLOCK 4096
#define SAMPLE_STEP    61

/* Returns how many devices were looked at. */
static unsigned int change(const char *name, uint8_t *part, const uint8_t *seen,
			   size_t size)
{
	static uint8_t head[HEAD], tail[TAIL];
	unsigned int n, v, count = 0;
	size_t at, run = 0;

	memcpy(head, c.head, HEAD);
	memcpy(tail, c.tail, TAIL);
	for (at = 0; at < size; at++) {
		run = seen[at] ? run + 1 : 0;
		if (run > MAX_SUPERBLOCK && run % SAMPLE_STEP)
			continue;
		if (!is_field(part, seen, at, size))
			continue;
		for (n = 1; n <= 8; n *= 2)
			for (v = 0; v < 5 && at % n == 0 && at + n <= size;
			     v++) {
				set(part + at, values[v], n, v & 1);
				if (count & 1)
					sign();
				look(name);
				count++;
				memcpy(c.head, head, HEAD);
				memcpy(c.tail, tail, TAIL);
			}
	}
	return count;
}

static void test_image(const char *name)
{
	unsigned int n;

	load(name);
	c.recording = true;
	look(name);
	c.recording = false;
	alarm(300);
	n = change(name, c.head, c.seen_head, HEAD);
	if (c.tail_start < c.image.size)
		n += change(name, c.tail, c.seen_tail, TAIL);
	ok(n > 100, "%s: %u fields and values", name, n);
}

/*
 * Beside the images there is what was said of them. The second header of LUKS
 * has the fields of the first, and takes long to sign. Backups are far away.
 */
static bool is_image(const char *name)
{
	static const char *const not [] = {
		"made",	   "tree",  ".blkid",  ".log",	 ".dump",
		".script", ".data", "-second", "-wiped",
	};
	size_t len = strlen(name), n, i;

	for (i = 0; i < sizeof(not ) / sizeof(*not ); i++) {
		n = strlen(not [i]);
		if (len >= n && !strcmp(name + len - n, not [i]))
			return false;
	}
	return name[0] != '.';
}

int main(int argc, char **argv)
{
	struct dirent **names;
	int n, i;

	sample_find(argv[0]);
	if (argc > 1) {
		test_image(argv[1]);
		return done_testing();
	}
	n = scandir(sample_dir, &names, NULL, alphasort);
	for (i = 0; i < n; i++) {
		if (is_image(names[i]->d_name))
			test_image(names[i]->d_name);
		free(names[i]);
	}
	free(names);
	return done_testing();
}
