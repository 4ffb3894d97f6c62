// SPDX-License-Identifier: GPL-2.0-only
#include <string.h>

#include "log/kmsg_record.h"

#define FACILITY_KERNEL 0
#define LEVEL_WARNING	4

/* Of the digits at the start, or -1. Facilities have few. */
static int get_prefix(const char *record, size_t len)
{
	int value = -1;

	for (size_t i = 0; i < len && i < 4; i++) {
		if (record[i] < '0' || record[i] > '9')
			return record[i] == ',' ? value : -1;
		value = (value < 0 ? 0 : value * 10) + (record[i] - '0');
	}
	return -1;
}

static void copy_text(char *line, const char *text, size_t len)
{
	size_t n = 0;

	while (n < len && n < KMSG_LINE_SIZE - 1 && text[n] != '\n') {
		line[n] = text[n] >= ' ' && text[n] <= '~' ? text[n] : '?';
		n++;
	}
	line[n] = '\0';
}

bool kmsg_text(char line[KMSG_LINE_SIZE], const char *record, size_t len,
	       int level)
{
	const char *text = memchr(record, ';', len);
	int prefix = get_prefix(record, len);

	if (!text || prefix < 0 || prefix >> 3 != FACILITY_KERNEL ||
	    (prefix & 7) > level)
		return false;
	text++;
	copy_text(line, text, len - (size_t)(text - record));
	return line[0];
}

void kmsg_add(struct kmsg_lines *lines, const char *record, size_t len)
{
	char line[KMSG_LINE_SIZE];

	if (!kmsg_text(line, record, len, LEVEL_WARNING) ||
	    (lines->n && !strcmp(lines->line[lines->n - 1], line)))
		return;
	if (lines->n == KMSG_LINES) {
		memmove(lines->line[KMSG_FIRST], lines->line[KMSG_FIRST + 1],
			(KMSG_LAST - 1) * sizeof(lines->line[0]));
		lines->n--;
		lines->left_out++;
	}
	memcpy(lines->line[lines->n++], line, sizeof(line));
}
