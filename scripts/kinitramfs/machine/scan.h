/* SPDX-License-Identifier: GPL-2.0-only */
#ifndef KINITRAMFS_SCAN_H
#define KINITRAMFS_SCAN_H

#include <sys/types.h>

#include "machine/machine.h"

/*
 * Describes the machine that this runs on. What cannot be looked at is left
 * out, which is said. @m is always to be freed.
 */
void machine_scan(struct machine *m);

/* Adds what this device is made of, from the top to the bottom. */
void machine_scan_layers(struct machine *m, dev_t device);

#endif
