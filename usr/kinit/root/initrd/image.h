/* SPDX-License-Identifier: GPL-2.0-only */
#ifndef KINIT_INITRD_IMAGE_H
#define KINIT_INITRD_IMAGE_H

#include "boot.h"

/* Looks for an initrd that the kernel did not unpack, and logs what it is. */
void initrd_image_look(struct boot *boot);

#endif
