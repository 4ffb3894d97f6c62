/* SPDX-License-Identifier: GPL-2.0-only */
/* Facts for a report that would take too long at every boot. */
#ifndef KINIT_LAST_LOOK_H
#define KINIT_LAST_LOOK_H

#include "boot.h"

/*
 * Called before a report. Finds out of every device whether another that is
 * active is built on it. @missing: something has yet to be mounted; then
 * devices that are no part of something else are searched for backups of
 * superblocks.
 */
void last_look(struct boot *boot, bool missing);

#endif
