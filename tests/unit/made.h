/* SPDX-License-Identifier: GPL-2.0-only */
/* That an image of images.sh is found to be what it was made to be. */
#ifndef TESTS_MADE_H
#define TESTS_MADE_H

#include "../tap.h"
#include "probe/probe.h"
#include "sample.h"

struct made {
	const char *name, *type, *uuid, *label;
	uint64_t size; /* that the superblock says; 0: none */
};

static inline bool made_is_ascii(const char *s)
{
	while (*s > 0)
		s++;
	return !*s;
}

/*
 * Also by blkid, which writes letters beyond ASCII in a way of its own. In
 * @made
 * @uuid NULL is whatever blkid says, and @size 0 is any.
 */
static inline void made_check(const struct made *made, struct superblock *sb)
{
	static struct device_image dev;
	const char *name = made->name;

	sample_open(&dev, name, 512);
	memset(sb, 0xee, sizeof(*sb));
	is_int(probe_superblock(&dev.image, sb), 0, "%s: probed", name);
	device_close(&dev);
	is_str(sb->type, made->type, "%s: type", name);
	is_str(sb->damage, NULL, "%s: no damage", name);
	if (made->uuid)
		is_str(sb->uuid, made->uuid, "%s: UUID", name);
	is_str(sb->label, made->label, "%s: label", name);
	if (made->size)
		is_int(sb->size, made->size, "%s: size", name);

	if (!sample_blkid(name, "TYPE"))
		return;
	is_str(sb->type, sample_blkid(name, "TYPE"), "%s: blkid's TYPE", name);
	if (made_is_ascii(sb->uuid))
		is_str(sb->uuid, sample_blkid(name, "UUID"), "%s: blkid's UUID",
		       name);
	if (made_is_ascii(sb->label))
		is_str(sb->label, sample_blkid(name, "LABEL"),
		       "%s: blkid's LABEL", name);
}

#endif
