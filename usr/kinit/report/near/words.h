/* SPDX-License-Identifier: GPL-2.0-only */
/* The words for what near_miss.c found. Pure. */
#ifndef KINIT_NEAR_WORDS_H
#define KINIT_NEAR_WORDS_H

#include "report/near/fact.h"
#include "text.h"

/* One line. */
void near_describe(struct text *t, const struct search *s,
		   const struct miss *miss);

#endif
