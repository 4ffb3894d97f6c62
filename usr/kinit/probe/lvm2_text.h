/* SPDX-License-Identifier: GPL-2.0-only */
/* The text in which LVM2 describes a volume group. For lvm2.c alone. */
#ifndef PROBE_LVM2_TEXT_H
#define PROBE_LVM2_TEXT_H

#include <stddef.h>
#include <stdint.h>

#include "lvm2.h"

/* A text in a metadata area, read piece by piece. */
struct lvm2_text {
	struct image *img;
	uint64_t area, area_size; /* bytes; on the device */
	uint64_t start; /* of the text, from the area's start */
	uint64_t size; /* of the text; 0: there is none */

	/* Fills all @len bytes of @buf from byte @pos on; 0 or -errno. */
	int (*read)(struct lvm2_text *t, uint64_t pos, uint8_t *buf,
		    size_t len);
	int error; /* of read(), or 0 */

	uint64_t pos; /* of the first byte that is not in @buf yet */
	size_t next, filled; /* of @buf */
	uint8_t buf[16384];
};

/*
 * Reads the text from its start until it has told @pv (may be NULL) of all PVs.
 * Sets @vg's name, id, seqno and number of PVs. Returns NULL or what is wrong
 * with the text, in which case @vg is all zero.
 */
const char *lvm2_parse(struct lvm2_text *t, struct lvm2_vg *vg, lvm2_pv_fn *pv,
		       void *arg);

#endif
