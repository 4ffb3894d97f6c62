/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Nothing that is there is meant by a value of root=: but what comes close? A
 * typing error, a UUID where a PARTUUID is, a container that nobody opened.
 * Pure.
 */
#ifndef KINIT_NEAR_MISS_H
#define KINIT_NEAR_MISS_H

#include "report/near/fact.h"
#include "text.h"

/*
 * Adds a line for each that comes close to @spec, the closest first, at most
 * NEAR_MISSES. Returns the kind of the closest one: up to KIND_LAST_CLOSE it
 * names the cause, and others are possibilities. KIND_NONE: nothing was added.
 */
enum miss_kind near_misses(struct text *t, const struct boot *boot,
			   const struct root_spec *spec);

#endif
