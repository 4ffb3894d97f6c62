/* SPDX-License-Identifier: GPL-2.0-only */
#ifndef ROOT_DIRS_H
#define ROOT_DIRS_H

/* Makes folder @path and those above it, as far as they are missing. */
int make_dirs(const char *path);

#endif
