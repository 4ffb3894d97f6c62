/* SPDX-License-Identifier: GPL-2.0-only */
#ifndef KINIT_COLDPLUG_H
#define KINIT_COLDPLUG_H

#include "boot.h"

/*
 * Walks /sys once and dispatches an "add" for each device that is there;
 * devices that are recorded but not there any more are forgotten. Returns 0,
 * or the -errno of opening /sys/class/block.
 */
int coldplug(struct boot *boot, uint64_t now);

/*
 * The other devices that may want a module: those on all buses. Some hundred,
 * of which few matter.
 */
void coldplug_rest(struct boot *boot, uint64_t now);

#endif
