/* SPDX-License-Identifier: GPL-2.0-only */
#ifndef KINIT_MODPROBE_H
#define KINIT_MODPROBE_H

#include <stdbool.h>

/* Was this program started by that name? */
bool modprobe_is_meant(const char *name);

/*
 * modprobe(8), as far as the kernel and the programs of hooks need it: loads a
 * module, by its name or an alias, with all that it depends on. Returns the
 * exit status.
 */
int modprobe(int argc, char **argv);

#endif
