// SPDX-License-Identifier: GPL-2.0-only
#include <string.h>

#include "net/option/field.h"

struct field field_next(struct field *rest, char separator)
{
	struct field field = { rest->text, 0 };
	bool bracket = false;

	for (; field.len < rest->len; field.len++) {
		char c = field.text[field.len];

		if (c == separator && !bracket)
			break;
		bracket = (bracket || (c == '[' && !field.len)) && c != ']';
	}
	if (field.len < rest->len) {
		rest->text += field.len + 1;
		rest->len -= field.len + 1;
	} else {
		*rest = (struct field){ 0 };
	}
	return field;
}

bool field_is(struct field field, const char *text)
{
	return strlen(text) == field.len &&
	       !memcmp(field.text, text, field.len);
}

int field_number(struct field field, int min, int max)
{
	int n = 0;

	for (size_t i = 0; i < field.len; i++) {
		if (field.text[i] < '0' || field.text[i] > '9' || n > max / 10)
			return -1;
		n = n * 10 + (field.text[i] - '0');
	}
	return field.len && n >= min && n <= max ? n : -1;
}

bool field_ifname(struct field field, char name[IFNAME_SIZE])
{
	if (!field.len || field.len >= IFNAME_SIZE)
		return false;
	for (size_t i = 0; i < field.len; i++) {
		char c = field.text[i];

		if (c <= ' ' || c >= 0x7f || c == '/' || c == ':' || c == '%')
			return false;
	}
	if (field_is(field, ".") || field_is(field, ".."))
		return false;
	memcpy(name, field.text, field.len);
	name[field.len] = '\0';
	return true;
}

void word_next(struct word_reader *r)
{
	r->field = field_next(&r->rest, ':');
}

void word_rest(struct word_reader *r)
{
	r->field = r->rest;
}

bool field_bad(struct word_reader *r, const char *name, const char *expected)
{
	r->problem.name = name;
	r->problem.field = r->field;
	r->problem.expected = expected;
	return false;
}

bool word_bad(struct word_reader *r, const char *problem)
{
	r->problem.name = NULL;
	r->problem.expected = problem;
	return false;
}

/* Escapes want a terminator, so a field is shown up to this length. */
#define SHOWN 64

void net_problem_add(struct text *t, const struct net_problem *problem)
{
	char shown[SHOWN + 1];
	size_t len = problem->field.len < SHOWN ? problem->field.len : SHOWN;

	text_add(t, "%pE%s%pE: ", problem->param, problem->value ? "=" : "",
		 problem->value ? problem->value : "");
	if (problem->name) {
		if (len)
			memcpy(shown, problem->field.text, len);
		shown[len] = '\0';
		text_add(t, "the %s is ", problem->name);
		if (len)
			text_add(t, "\"%pE\"", shown);
		else
			text_add(t, "missing");
		text_add(t, ", expected ");
	}
	text_add(t, "%s", problem->expected);
}
