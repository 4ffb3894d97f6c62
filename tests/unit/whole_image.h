/* SPDX-License-Identifier: GPL-2.0-only */
/* An image of images.sh, all of it in memory, where a test can break it. */
#ifndef TESTS_WHOLE_IMAGE_H
#define TESTS_WHOLE_IMAGE_H

#include "made.h"

static struct memory_image m;
static uint8_t *raw; /* all bytes of the image */
static struct superblock sb;

static inline void load(const char *name)
{
	static struct device_image dev;
	int err;

	sample_open(&dev, name, 512);
	free(raw);
	raw = malloc(dev.image.size);
	memory_image(&m, dev.image.size, 512);
	m.head = raw;
	m.head_size = dev.image.size;
	err = raw ? image_read(&dev.image, 0, raw, dev.image.size) : -ENOMEM;
	if (err)
		sample_fail("read", name, err);
	device_close(&dev);
}

static inline const char *probe(void)
{
	memset(&sb, 0xee, sizeof(sb));
	is_int(probe_superblock(&m.image, &sb), 0, "probed");
	return sb.type;
}

#define WRONG "superblock checksum is wrong"
#define SIZE  "superblock has an impossible size"

static inline void damaged(const char *type, const char *damage)
{
	is_str(probe(), type, "%s: type", type);
	is_str(sb.damage, damage, "%s: damage", type);
}

static inline void whole(const char *type, const char *what)
{
	is_str(probe(), type, "%s: %s", type, what);
	is_str(sb.damage, NULL, "%s: %s: no damage", type, what);
}

#endif
