/* SPDX-License-Identifier: GPL-2.0-only */
/* From the options to a kernel that is loaded. */
#ifndef KEXEC_LOADING_H
#define KEXEC_LOADING_H

#include "args/options.h"
#include "load/file_load.h"
#include "say.h"

/* Both say what is wrong. */
enum status load(const struct options *o);
enum status unload(const struct options *o);

/*
 * The kernel has refused @what, a file or an action, by @error, a negative
 * errno. @l: what was to be loaded, or NULL.
 */
enum status refused(const char *what, int error, const struct load *l);

#endif
