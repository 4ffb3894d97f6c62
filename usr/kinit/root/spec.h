/* SPDX-License-Identifier: GPL-2.0-only */
/* root=: which device is meant. */
#ifndef ROOT_SPEC_H
#define ROOT_SPEC_H

#include <stdbool.h>

enum root_kind {
	ROOT_NONE, /* nothing was given */
	ROOT_BAD, /* not to be understood; problem says why */
	ROOT_NAME, /* text: as below /dev */
	ROOT_DEVNO, /* major, minor */
	ROOT_UUID,
	ROOT_LABEL,
	ROOT_PARTUUID, /* text, and partnroff */
	ROOT_PARTLABEL,
};

#define ROOT_TEXT_SIZE 256

struct root_spec {
	enum root_kind kind;
	char text[ROOT_TEXT_SIZE];
	unsigned int major, minor;
	int partnroff; /* this many partitions after that one */
	const char *problem;
};

/* @value: what follows "root=", or NULL. */
void root_parse(struct root_spec *spec, const char *value);

#endif
