/* SPDX-License-Identifier: GPL-2.0-only */
#ifndef KINITRAMFS_FIRMWARE_SCAN_H
#define KINITRAMFS_FIRMWARE_SCAN_H

#include "machine/machine.h"

/*
 * Adds the firmware that the kernel's log says was loaded for devices of @m
 * which a root may be behind. Where only root may read the log, or where the
 * kernel does not say it, there is none: it is a help, no more.
 */
void firmware_scan(struct machine *m);

#endif
