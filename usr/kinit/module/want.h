/* SPDX-License-Identifier: GPL-2.0-only */
#ifndef KINIT_WANT_H
#define KINIT_WANT_H

#include "boot.h"
#include "uevent.h"

/*
 * Somebody waits for the modules that @name, a module or an alias, stands for.
 * Nothing is loaded yet: goal.c decides that. False: this kernel has none,
 * neither here nor built in. The last of the modules is *@which, which is NULL
 * if there is none to be loaded.
 */
bool module_want(struct boot *boot, const char *name, struct module **which);

/* What was looked for by this name is not in the image, and that is a fact. */
void module_missing(struct boot *boot, const char *name);

/* A device that has no driver yet, of the kernel's event @ev, may want some. */
void module_event(struct boot *boot, const struct uevent *ev);

#endif
