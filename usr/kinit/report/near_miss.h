/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Nothing that is there is meant by a value of root=: but what comes close? A
 * typing error, a UUID where a PARTUUID is, a container that nobody opened.
 * Pure.
 */
#ifndef KINIT_NEAR_MISS_H
#define KINIT_NEAR_MISS_H

#include "boot.h"
#include "text.h"

#define NEAR_MISSES 3

/*
 * Adds a line for each that comes close to @spec, the closest first, at most
 * NEAR_MISSES. Returns true if one of them is so close that it names the cause;
 * the others are possibilities.
 */
bool near_misses(struct text *t, const struct boot *boot,
		 const struct root_spec *spec);

#endif
