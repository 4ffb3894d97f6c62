/* SPDX-License-Identifier: GPL-2.0-only */
#ifndef KINITRAMFS_SCAN_H
#define KINITRAMFS_SCAN_H

#include "machine/machine.h"

/*
 * Describes the machine that this runs on. What cannot be looked at is left
 * out, which is said. @m is always to be freed.
 */
void machine_scan(struct machine *m);

#endif
