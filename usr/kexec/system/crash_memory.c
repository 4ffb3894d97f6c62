// SPDX-License-Identifier: GPL-2.0-only
#include <string.h>

#include "system/crash_memory.h"

static int digit(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	if (c >= 'a' && c <= 'f')
		return c - 'a' + 10;
	return -1;
}

/* Returns what is behind the number, or NULL. */
static const char *read_number(const char *at, uint64_t *n)
{
	const char *start = at;

	*n = 0;
	for (; digit(*at) >= 0; at++) {
		if (*n >> 60)
			return NULL;
		*n = *n << 4 | (unsigned int)digit(*at);
	}
	return at == start ? NULL : at;
}

void crash_memory_line(struct crash_memory *m, const char *line)
{
	const char *at = line + strspn(line, " ");
	uint64_t start, end;

	at = read_number(at, &start);
	if (!at || *at != '-')
		return;
	at = read_number(at + 1, &end);
	if (!at || strcmp(at, " : Crash kernel"))
		return;
	m->regions++;
	if (end > start && start >= m->start) {
		m->start = start;
		m->size = end - start + 1;
	}
}
