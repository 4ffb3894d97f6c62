/* SPDX-License-Identifier: GPL-2.0-only */
/* What of the kernel's log is drawn beside the timeline of kinit. */
#ifndef KINITRAMFS_KERNEL_ROWS_H
#define KINITRAMFS_KERNEL_ROWS_H

#include "timeline/kernel_log.h"
#include "timeline/timeline.h"

/* At most. */
#define KERNEL_CALLS	10
#define KERNEL_SILENCES 5
#define KERNEL_LINES	40

/*
 * Adds to @t, up to where it ends, from @log: when the kernel started, unpacked
 * the initramfs and started /init; its longest initcalls and probes, if it was
 * told initcall_debug; where it was silent for long; and, while kinit ran, what
 * drivers said. If that is too much, warnings come first, then what is about a
 * block device that kinit found, then what a driver said first.
 *
 * Both clocks count from the kernel's start, but printk's is ready before the
 * one that kinit reads, so they differ by some milliseconds. What kinit wrote
 * to both when root was mounted says by how many.
 *
 * Returns NULL, or why @log does not belong to @t, which is as it was then.
 */
const char *timeline_add_log(struct timeline *t, const struct kernel_log *log);

#endif
