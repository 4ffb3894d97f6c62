/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * An entry of a boot menu, as a file of "UAPI.1 Boot Loader Specification",
 *type 1 (uapi-group.org): a line each for what is to be booted,
 *
 *	KEY VALUE
 *
 * with white space between the two, empty lines, and comments behind a # at the
 * start of a line. Keys that nobody knows are ignored. The name of the file is
 * ID.conf, or ID+LEFT.conf or ID+LEFT-DONE.conf when the boot loader counts how
 * often it tries it.
 */
#ifndef KEXEC_ENTRY_H
#define KEXEC_ENTRY_H

#include <stdbool.h>
#include <stddef.h>

#include "text.h"

#define ENTRY_NAME    256 /* bytes of a file's name */
#define ENTRY_INITRDS 16
#define ENTRY_OPTIONS 16 /* lines */
#define ENTRY_SIZE    65536 /* bytes of a file */

struct entry {
	char file[ENTRY_NAME]; /* its name, without folders */
	char id[ENTRY_NAME]; /* without the counters and .conf */
	bool is_counted;
	unsigned int tries_left, tries_done;

	/* Into the text of the file; NULL: it does not say. */
	const char *title, *version, *machine_id, *sort_key;
	const char *architecture, *kernel, *devicetree;
	const char *efi; /* it starts this program, and no kernel */
	const char *initrds[ENTRY_INITRDS];
	const char *options[ENTRY_OPTIONS];
	unsigned int n_initrds, n_options;

	/* Of who has read the file: the folder that it was found in. */
	const char *root;
	char *text;
};

/* Is this the name of an entry's file? Sets file, id and the counters. */
bool entry_name(struct entry *e, const char *file);

/*
 * Reads the @len bytes of @text, behind which there is room for one more. They
 * are overwritten, and what @e says points into them. -EINVAL: @why has the
 * line and what is wrong, "LINE: WORDS".
 */
int entry_parse(struct entry *e, char *text, size_t len, struct text *why);

/* Is it meant for a machine of this kind, as in uname(2)? */
bool entry_suits(const struct entry *e, const char *machine);

/*
 * All lines of options, with a blank between. -E2BIG: they are longer than
 * @size; -EINVAL: they have a variable of GRUB's, whose value is not known
 * here. @why has the words.
 */
int entry_options(const struct entry *e, char *buf, size_t size,
		  struct text *why);

#endif
