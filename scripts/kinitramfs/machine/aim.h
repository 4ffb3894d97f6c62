/* SPDX-License-Identifier: GPL-2.0-only */
#ifndef KINITRAMFS_AIM_H
#define KINITRAMFS_AIM_H

#include "machine/machine.h"

/*
 * Makes what kinit.dump=@spec means the root of @m, so that what is asked about
 * the root is asked about the target of a dump. @own: @m is the machine that
 * this runs on, where a device is looked for; else the root of @m is taken, but
 * for NFS and raw devices. Returns 0, or -1 after a message.
 */
int machine_aim(struct machine *m, const char *spec, bool own);

/*
 * The words of this machine's command line that say where its root is, and how
 * that is reached, with a space behind each; the caller frees it.
 */
char *machine_root_words(void);

#endif
