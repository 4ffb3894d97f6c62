/* SPDX-License-Identifier: GPL-2.0-only */
#ifndef ROOT_INIT_H
#define ROOT_INIT_H

#include "boot.h"

/* Looks for an init below ROOTMNT, and records in boot->init what was there. */
void root_find_init(struct boot *boot);

/*
 * The root is "/" now, and boot->executed says why what was found cannot be
 * executed: looks for the next one of those that are usual.
 */
void root_find_next_init(struct boot *boot);

#endif
