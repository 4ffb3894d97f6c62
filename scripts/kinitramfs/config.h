/* SPDX-License-Identifier: GPL-2.0-only */
#ifndef KINITRAMFS_CONFIG_H
#define KINITRAMFS_CONFIG_H

#include "base/options.h"

/* What "build" does unless its command line says otherwise. */
struct config {
	bool generic, network, microcode;
	char *compress; /* as --compress has it; or NULL */
	char *dump_target; /* as --dump-target has it; or NULL */
	struct strings hooks, modules, firmware;
};

/*
 * Reads kinitramfs.conf and what is in kinitramfs.conf.d, of /etc/kinit and
 * /usr/lib/kinit below the root @path: a file in /etc hides that of the same
 * name in /usr/lib, and a later one wins. Returns 0, or -1 after messages.
 * @config is always to be freed.
 */
int config_read(struct config *config, const char *path);
void config_free(struct config *config);

#endif
