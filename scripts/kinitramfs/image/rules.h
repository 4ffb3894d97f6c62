/* SPDX-License-Identifier: GPL-2.0-only */
/* The rules of hooks, which an image has in usr/lib/kinit/rules.d/NAME.rules. */
#ifndef KINITRAMFS_IMAGE_RULES_H
#define KINITRAMFS_IMAGE_RULES_H

#include "image/image.h"

/*
 * If the last item of @img, a file of @size bytes, is such: where its data are
 * to be put. Else NULL.
 */
struct image_text *image_rules(struct image *img, uint32_t size);

#endif
