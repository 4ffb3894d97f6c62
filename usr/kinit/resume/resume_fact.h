/* SPDX-License-Identifier: GPL-2.0-only */
/* What is known of a hibernated system that may be resumed. */
#ifndef RESUME_RESUME_FACT_H
#define RESUME_RESUME_FACT_H

#include <stdbool.h>
#include <stdint.h>

struct resume {
	/* Whether there is one is not decided, so nothing is mounted. */
	bool pending;
	bool tried; /* the kernel or the hooks have, and are still there */
	uint64_t offset; /* pages: where the swap file begins; 0: no file */
	bool guarded; /* arrays start read-only */
	/* What takes the place of resume=, if there is none; or "". */
	char location[128];
};

#endif
