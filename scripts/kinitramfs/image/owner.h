/* SPDX-License-Identifier: GPL-2.0-only */
/* Which hook brought which file. */
#ifndef KINITRAMFS_IMAGE_OWNER_H
#define KINITRAMFS_IMAGE_OWNER_H

#include "image/image.h"

/*
 * If the last item of @img, a file of @size bytes, is a hook's list of files:
 * where its data are to be put. Else NULL.
 */
struct image_text *image_owner_list(struct image *img, uint32_t size);

/* All is read: fills in everything that needs more than one item. */
void image_owner_finish(struct image *img);

#endif
