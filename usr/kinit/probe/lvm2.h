/* SPDX-License-Identifier: GPL-2.0-only */
/* The volume group that is described on a physical volume of LVM2. */
#ifndef PROBE_LVM2_H
#define PROBE_LVM2_H

#include <stdbool.h>
#include <stdint.h>

#include "image.h"
#include "probe.h"

#define LVM2_NAME_SIZE 128 /* of a VG, with its terminator */

/* Strings are terminated, but of any content. */
struct lvm2_vg {
	/*
	 * "" if the PV is not in a VG, or does not say which: it has no
	 * metadata area, or LVM was told not to use it.
	 */
	char name[LVM2_NAME_SIZE];
	char id[MEMBER_UUID_SIZE];
	uint32_t seqno; /* of two descriptions of one VG the higher one holds */
	unsigned int pvs; /* how many were told of */
	/*
	 * NULL, or in words why there is metadata that cannot be used. All else
	 * is empty then. If another copy is whole, nothing is said.
	 */
	const char *damage;
};

/*
 * Told of each PV of the VG, in the order of the metadata. @id is as LVM prints
 * it, @missing: the metadata calls it missing.
 */
typedef void lvm2_pv_fn(void *arg, const char *id, bool missing);

/*
 * Reads what the PV on @img says of its VG. @pv may be NULL. Returns 0, also if
 * there is no PV, or it says nothing, or nothing that can be used; or -errno of
 * a read, in which case @pv may have been told of some.
 */
int lvm2_read_vg(struct image *img, struct lvm2_vg *vg, lvm2_pv_fn *pv,
		 void *arg);

#endif
