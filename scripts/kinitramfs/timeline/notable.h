/* SPDX-License-Identifier: GPL-2.0-only */
/* Which lines of the kernel's log are worth to be seen. */
#ifndef KINITRAMFS_NOTABLE_H
#define KINITRAMFS_NOTABLE_H

#include "timeline/kernel_log.h"
#include "timeline/timeline.h"

struct notable {
	size_t *lines; /* of the log, in its order */
	size_t count;
	size_t left_out;
};

/*
 * Of the lines of @log from @first up to @end, without it, the @most that say
 * most: warnings, then what names a block device that was found, as the spans of
 * @t say, then what each driver said first, then others. kinit's own lines and
 * what initcall_debug writes do not count. To be freed.
 */
void notable_find(struct notable *notable, const struct timeline *t,
		  const struct kernel_log *log, size_t first, size_t end,
		  size_t most);

void notable_free(struct notable *notable);

#endif
