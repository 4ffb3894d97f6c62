/* SPDX-License-Identifier: GPL-2.0-only */
/* Flash memory, which has file systems without any block device below them. */
#ifndef KINIT_FLASH_MATCH_H
#define KINIT_FLASH_MATCH_H

#include "root/spec.h"

/* An MTD device, or a volume of a UBI device. */
struct flash {
	struct flash *next; /* ordered by kind and numbers */
	enum flash_kind { FLASH_MTD, FLASH_UBI } kind;
	unsigned int device; /* mtdN, or ubiN_ */
	unsigned int volume; /* of UBI */
	char name[ROOT_TEXT_SIZE]; /* "" if it cannot be read */
	unsigned int walk; /* of /sys, that saw it last */
};

/*
 * What @devname is, as the kernel names it: "mtd0", "ubi0_1". False: neither,
 * as "mtd0ro" and "ubi0" are.
 */
bool flash_parse(struct flash *flash, const char *devname);

/* The one that ROOT_FLASH means, as the kernel would find it; or NULL. */
const struct flash *flash_find(const struct flash *list,
			       const struct root_spec *spec);

#endif
