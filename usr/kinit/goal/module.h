/* SPDX-License-Identifier: GPL-2.0-only */
/* The part of goal.c that decides about modules. Pure. */
#ifndef KINIT_GOAL_MODULE_H
#define KINIT_GOAL_MODULE_H

#include "boot.h"

/*
 * The module that is to be loaded now, if there is one; NULL: none. It is the
 * most urgent one of which all that it depends on has had its time.
 */
struct module *goal_module(const struct boot *boot, uint64_t now);

/*
 * Has all been loaded that the devices wanted which are known? Then there may
 * be more in the corners of /sys, where nobody has looked yet, since that takes
 * time.
 */
bool goal_looks_at_rest(const struct boot *boot);

/*
 * Is a driver on its way, or about to be, that may bring what is looked for?
 * One that hangs is not waited for.
 */
bool goal_loads_modules(const struct boot *boot, uint64_t now);

/* Is there a module that somebody waits for, and that may still come? */
bool goal_awaits_module(const struct boot *boot);

#endif
