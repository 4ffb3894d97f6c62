/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * What has been configured about modules: modprobe.d(5), the kernel's command
 * line, and the soft dependencies that modules name themselves.
 */
#ifndef KINIT_CONF_H
#define KINIT_CONF_H

#include <stdbool.h>
#include <stddef.h>

/*
 * Reads it all. @folder: of the indexes. @cmdline: the kernel's, which is
 * copied. To be called once.
 */
void conf_load(const char *folder, const char *cmdline);

/* May no alias lead to this module? */
bool conf_is_blacklisted(const char *module);

typedef void conf_module(void *context, const char *module);

/* Each module that a configured alias for @name stands for. */
void conf_aliases(const char *name, conf_module *module, void *context);

/* What @module's soft dependencies name: those that come before it, or after. */
void conf_softdeps(const char *module, bool post, conf_module *dep,
		   void *context);

/*
 * Its parameters, as finit_module(2) wants them. What does not fit is left out.
 */
void conf_options(const char *module, char *buf, size_t size);

#endif
