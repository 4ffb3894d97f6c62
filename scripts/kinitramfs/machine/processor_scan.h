/* SPDX-License-Identifier: GPL-2.0-only */
#ifndef KINITRAMFS_PROCESSOR_SCAN_H
#define KINITRAMFS_PROCESSOR_SCAN_H

#include "machine/machine.h"

/*
 * The first of them, by proc(5)'s /proc/cpuinfo. Only those of x86 have all
 * four lines.
 */
void processor_scan(struct machine *m);

#endif
