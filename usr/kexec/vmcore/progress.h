/* SPDX-License-Identifier: GPL-2.0-only */
/* How far a copy is, in words. */
#ifndef VMCORE_PROGRESS_H
#define VMCORE_PROGRESS_H

#include <stdint.h>

#include "text.h"

/* A size as people read it: "812 kiB", "39.5 MiB", "1.5 TiB". */
void progress_size(struct text *t, uint64_t bytes);

/*
 * "37 %, 141 MiB of 381 MiB, 85.0 MiB/s, 3 s left" after @msec milliseconds.
 * The rate is that of the whole time, and is left out as long as there is none.
 */
void progress_line(struct text *t, uint64_t done, uint64_t total,
		   uint64_t msec);

#endif
