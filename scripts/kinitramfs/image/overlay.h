/* SPDX-License-Identifier: GPL-2.0-only */
/* What is left of all entries when the kernel has unpacked them. Pure. */
#ifndef KINITRAMFS_OVERLAY_H
#define KINITRAMFS_OVERLAY_H

#include "image/image.h"

/* As strcmp(), but what is in a folder comes right behind it. */
int overlay_compare(const char *a, const char *b);

/*
 * Pointers to all items, by name, and of one name in the order of the image.
 * The array is malloc'ed.
 */
const struct image_item **overlay_sorted(const struct image *img);

/* Marks what the kernel drops, and what takes the place of something else. */
void overlay_mark(struct image *img);

#endif
