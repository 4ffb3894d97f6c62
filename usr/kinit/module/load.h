/* SPDX-License-Identifier: GPL-2.0-only */
#ifndef KINIT_LOAD_H
#define KINIT_LOAD_H

#include "boot.h"

/* Begins to load @m, in a child. @now: ms. */
void module_load(struct boot *boot, struct module *m, uint64_t now);

/*
 * The child @pid has ended with @status, as wait(2) has it. False: it was none
 * of those that load a module.
 */
bool module_ended(struct boot *boot, pid_t pid, int status, uint64_t now);

/* How many should be loaded at once: as many as there are processors. */
unsigned int module_load_max(void);

#endif
