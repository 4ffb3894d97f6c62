/* SPDX-License-Identifier: GPL-2.0-only */
/* Lets somebody look around in the middle of a boot, by a hook's shell. */
#ifndef KINIT_RESCUE_H
#define KINIT_RESCUE_H

#include "boot.h"

void rescue_break(struct boot *boot, enum breakpoint point);

/* After a report. When it is over goal.c wants everything to be tried again. */
void rescue_after_failure(struct boot *boot);

/*
 * When somebody has looked around after a report: forgets what has
 * failed, so that it is tried again. What was mounted stays mounted; a root
 * that was mounted by hand is taken as it is.
 */
void rescue_try_again(struct boot *boot);

#endif
