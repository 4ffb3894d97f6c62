// SPDX-License-Identifier: GPL-2.0-only
/*
 * A name is a row of labels, each behind a byte with its length, and ends with
 * an empty one, or with a pointer: 0xc0 and 14 bits that say where the rest of
 * it stands, from the start of the list.
 */
#include <string.h>

#include "bytes.h"
#include "net/dhcp/dns_name.h"

#define LABEL_MAX 63
#define POINTER	  0xc0

static bool is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
	       (c >= '0' && c <= '9') || c == '_';
}

bool dns_name_valid(const char *name)
{
	const char *p = name, *label = name;

	for (;; p++) {
		if (is_letter(*p) || (*p == '-' && p > label))
			continue;
		if ((*p && *p != '.') || p == label || p - label > LABEL_MAX)
			return false;
		if (!*p)
			return p - name < DNS_NAME_SIZE;
		label = p + 1;
	}
}

/*
 * Sets @name to the one at @at. Returns where the next one begins, or 0 if the
 * bytes make no name.
 */
static size_t read_name(char name[DNS_NAME_SIZE], const uint8_t *list,
			size_t len, size_t at)
{
	size_t next = 0, n = 0, start = at;

	while (at < len && list[at]) {
		size_t label = list[at];

		if (label >= POINTER && at + 1 < len) {
			if (!next)
				next = at + 2;
			at = get_be16(list + at) & 0x3fff;
			/* Only ever backward, so this comes to an end. */
			if (at >= start)
				return 0;
			start = at;
			continue;
		}
		at++;
		if (label > LABEL_MAX || label > len - at ||
		    n + label + 1 >= DNS_NAME_SIZE)
			return 0;
		/* Either would make another name of it. */
		if (memchr(list + at, '\0', label) ||
		    memchr(list + at, '.', label))
			return 0;
		if (n)
			name[n++] = '.';
		memcpy(name + n, list + at, label);
		n += label;
		at += label;
	}
	if (at >= len)
		return 0;
	name[n] = '\0';
	return next ? next : at + 1;
}

const char *dns_name_list(char *out, size_t size, const uint8_t *list,
			  size_t len)
{
	char name[DNS_NAME_SIZE];
	size_t used = 0, n;

	*out = '\0';
	for (size_t at = 0; at < len;) {
		at = read_name(name, list, len, at);
		if (at && !*name)
			continue;
		if (!at || !dns_name_valid(name)) {
			*out = '\0';
			return "is no list of names";
		}
		n = strlen(name);
		if (used + 1 + n >= size)
			return "has more names than there is room for";
		if (used)
			out[used++] = ' ';
		memcpy(out + used, name, n + 1);
		used += n;
	}
	return NULL;
}
