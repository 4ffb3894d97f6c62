/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * The value of a word of the command line that has fields, which are split by
 * ":". Nothing is written into it: a message shows the word as it was.
 */
#ifndef NET_FIELD_H
#define NET_FIELD_H

#include <stdbool.h>
#include <stddef.h>

#include "text.h"

struct field {
	const char *text; /* not terminated; NULL: there is no such field */
	size_t len;
};

/*
 * Splits off the next field of @rest at a @separator that does not stand in
 * [brackets], which open at its start. Behind the last field the text of @rest
 * is NULL, and so is that of any further field.
 */
struct field field_next(struct field *rest, char separator);

bool field_is(struct field field, const char *text);

/* Decimal digits. Returns -1 if it is no number, or not from @min to @max. */
int field_number(struct field field, int min, int max);

/* What the kernel calls IFNAMSIZ: with the terminator. */
#define IFNAME_SIZE 16

/*
 * Can a network interface have this name? As dev_valid_name() of the kernel,
 * and no "%", which the kernel takes for a template, and nothing but printable
 * ASCII. Copies it if so.
 */
bool field_ifname(struct field field, char name[IFNAME_SIZE]);

/* What is wrong with a word. All but @field are of the command line. */
struct net_problem {
	const char *param, *value; /* value: NULL, there is none */
	const char *name; /* of the field; NULL: it is about the whole word */
	struct field field;
	const char *expected; /* of the field; of the word: what is wrong */
};

/* In one line, harmless: ip=eth0:dhpc: the method is "dhpc", expected ... */
void net_problem_add(struct text *t, const struct net_problem *problem);

/* What is being read, and where its problem goes. */
struct word_reader {
	struct field field; /* that is being read */
	struct field rest; /* of the value, behind it */
	struct net_problem problem;
};

/* Goes to the next field; or to all that is left, as one. */
void word_next(struct word_reader *r);
void word_rest(struct word_reader *r);

/* Notes what is wrong with the field, or with the whole. Returns false. */
bool field_bad(struct word_reader *r, const char *name, const char *expected);
bool word_bad(struct word_reader *r, const char *problem);

#endif
