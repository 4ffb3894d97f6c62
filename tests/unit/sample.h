/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * The images that images.sh made, for tests to read as they are or to break.
 * They are in the folder "images" beside the test program.
 */
#ifndef TESTS_SAMPLE_H
#define TESTS_SAMPLE_H

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "bytes.h"
#include "memory_image.h"
#include "probe/device.h"

/* Enough for every superblock, table and backup in those images. */
#define SAMPLE_PART 65536

struct sample {
	struct memory_image m;
	uint8_t head[SAMPLE_PART];
	uint8_t tail[SAMPLE_PART];
};

static char sample_dir[4096];

static inline void sample_find(const char *argv0)
{
	const char *slash = strrchr(argv0, '/');

	snprintf(sample_dir, sizeof(sample_dir), "%.*simages",
		 slash ? (int)(slash + 1 - argv0) : 0, argv0);
}

static inline void sample_path(char *path, size_t size, const char *name,
			       const char *suffix)
{
	int n = snprintf(path, size, "%s/%s%s", sample_dir, name, suffix);

	if (n < 0 || (size_t)n >= size)
		abort();
}

static inline void sample_fail(const char *what, const char *name, int err)
{
	dprintf(1, "Bail out! %s %s: %s\n", what, name, strerror(-err));
	exit(1);
}

/* Through device.c, which cannot know what sectors a file's disk had. */
static inline void sample_open(struct device_image *dev, const char *name,
			       uint32_t sector_size)
{
	char path[sizeof(sample_dir) + 64];
	int err;

	sample_path(path, sizeof(path), name, "");
	err = device_open(dev, path);
	if (err)
		sample_fail("open", path, err);
	dev->image.sector_size = sector_size;
}

/* The first and last 64 KiB in memory, zeros between. */
static inline void sample_load(struct sample *s, const char *name,
			       uint32_t sector_size)
{
	static struct device_image dev;
	uint64_t size, part;
	int err;

	sample_open(&dev, name, sector_size);
	size = dev.image.size;
	part = size < SAMPLE_PART ? size : SAMPLE_PART;
	memory_image(&s->m, size, sector_size);
	s->m.head = s->head;
	s->m.head_size = part;
	s->m.tail = s->tail;
	s->m.tail_size = size - part < part ? size - part : part;
	err = image_read(&dev.image, 0, s->head, part);
	if (!err)
		err = image_read(&dev.image, size - s->m.tail_size, s->tail,
				 s->m.tail_size);
	if (err)
		sample_fail("read", name, err);
	device_close(&dev);
}

/*
 * Opens NAME.SUFFIX, something that another program said about the image;
 * NULL if that program was not there.
 */
static inline FILE *sample_opinion(const char *name, const char *suffix)
{
	char path[sizeof(sample_dir) + 64];

	sample_path(path, sizeof(path), name, suffix);
	return fopen(path, "r");
}

/* blkid puts a backslash before what a shell would take amiss. */
static inline void sample_unescape(char *s)
{
	char *to = s;

	for (; *s; s++) {
		if (*s == '\\' && s[1])
			s++;
		*to++ = *s;
	}
	*to = '\0';
}

/* The value that blkid gave for KEY; "" if none, NULL if there is no blkid. */
static inline const char *sample_blkid(const char *name, const char *key)
{
	static char line[512];
	size_t n = strlen(key);
	FILE *f = sample_opinion(name, ".blkid");

	if (!f)
		return NULL;
	while (fgets(line, sizeof(line), f)) {
		line[strcspn(line, "\n")] = '\0';
		if (!strncmp(line, key, n) && line[n] == '=') {
			fclose(f);
			sample_unescape(line + n + 1);
			return line + n + 1;
		}
	}
	fclose(f);
	return "";
}

#endif
