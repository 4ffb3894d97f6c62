/* SPDX-License-Identifier: GPL-2.0-only */
/* The first line of a script. Pure. */
#ifndef KINITRAMFS_SCRIPT_H
#define KINITRAMFS_SCRIPT_H

#include <limits.h>
#include <stdbool.h>

struct script {
	char interpreter[PATH_MAX];
	/* What env(1), as the interpreter, is to start; or "". */
	char program[PATH_MAX];
};

/* @line: what follows "#!". False: that is no absolute path. */
bool script_parse(struct script *script, const char *line);

#endif
