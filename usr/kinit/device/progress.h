/* SPDX-License-Identifier: GPL-2.0-only */
/* Is the wait going anywhere? */
#ifndef KINIT_PROGRESS_H
#define KINIT_PROGRESS_H

#include "boot.h"

/*
 * A block or flash device came. That is progress, which puts the deadline off,
 * if there are now more than there ever were: one with a loose contact, which
 * comes and goes, must not do so for ever.
 */
static inline void progress_came(struct boot *boot, uint64_t now)
{
	if (++boot->n_devices > boot->most_devices) {
		boot->most_devices = boot->n_devices;
		boot->last_progress = now;
	}
}

static inline void progress_went(struct boot *boot)
{
	boot->n_devices--;
}

#endif
