/* SPDX-License-Identifier: GPL-2.0-only */
#ifndef ROOT_LOOP_H
#define ROOT_LOOP_H

#include "boot.h"

/*
 * Makes a loop device of the file of kinit.loop= on the mounted root, and
 * records in boot->loop how that went, and in the target which device it is.
 */
void root_loop(struct boot *boot);

#endif
