/* SPDX-License-Identifier: GPL-2.0-only */
/* Another program that copies a dump, without what is free or a cache. */
#ifndef VMCORE_FILTER_H
#define VMCORE_FILTER_H

/*
 * Has makedumpfile(8), if it is in a folder of $PATH, copy the dump @from to
 * @to, compressed. Returns 0; -ENOENT: it is not there; another -errno: it has
 * failed, which it has said.
 */
int filter_run(const char *from, const char *to);

#endif
