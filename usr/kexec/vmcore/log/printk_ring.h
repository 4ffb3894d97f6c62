/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * The kernel's log since Linux 5.10: a ring of descriptors, a ring of facts
 * about the messages, and a ring of their bytes. Where what is in them,
 * VMCOREINFO tells. Source of the format: kernel/printk/printk_ringbuffer.h.
 */
#ifndef VMCORE_PRINTK_RING_H
#define VMCORE_PRINTK_RING_H

#include "log/log_text.h"
#include "memory.h"

/*
 * Writes the whole log. Counts in *lost the records that the dump has not, or
 * only in pieces. -ENOENT: VMCOREINFO does not tell of such a log; -EINVAL: it
 * and the memory contradict each other.
 */
int printk_ring_read(const struct memory *m, struct log_text *out,
		     uint32_t *lost);

#endif
