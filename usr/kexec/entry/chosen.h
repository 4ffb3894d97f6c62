/* SPDX-License-Identifier: GPL-2.0-only */
/* What an entry of the boot menu names, for who gives --entry. */
#ifndef KEXEC_CHOSEN_H
#define KEXEC_CHOSEN_H

#include "args/command_line.h"
#include "entry/find.h"
#include "say.h"

struct chosen {
	struct entry entry;
	char kernel[4096]; /* its path */
	char options[COMMAND_LINE_MAX];
};

/*
 * The entry @id, or the default if that is empty, in loader/entries below
 * @folder, or below where boot partitions are mounted if that is NULL. Says
 * what is wrong.
 */
enum status chosen_find(struct chosen *c, const char *id, const char *folder);

/* *@fd gets its initrd, or -1. */
enum status chosen_initrd(const struct chosen *c, int *fd);

void chosen_free(struct chosen *c);

#endif
