/* SPDX-License-Identifier: GPL-2.0-only */
/* A crash kernel: it has the memory of the one that crashed, to be saved. */
#ifndef KINIT_CRASH_H
#define KINIT_CRASH_H

#include "goal/goal.h"

/*
 * Is this one? To be called when the hooks are known, and before
 * targets_init().
 */
void crash_look(struct boot *boot);

/*
 * CRASH_SAVE, CRASH_UNMOUNT, and CRASH_SAVED with what follows. Returns false
 * if process 1 is to exit.
 */
bool crash_step(struct boot *boot, const struct decision *d);

/* The dump is over: what follows is the boot of a root, like any. */
void crash_go_on(struct boot *boot);

#endif
