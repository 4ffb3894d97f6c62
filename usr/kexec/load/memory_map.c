// SPDX-License-Identifier: GPL-2.0-only
#include <errno.h>
#include <string.h>

#include "load/memory_map.h"

/* The BIOS's own memory begins there. */
#define LOW_END 0xa0000ULL

static const struct {
	const char *name;
	uint32_t type;
} names[] = {
	{ "System RAM", MEMORY_RAM },
	{ "Reserved", MEMORY_RESERVED },
	{ "reserved", MEMORY_RESERVED },
	{ "Device Reserved", MEMORY_RESERVED },
	{ "ACPI Tables", MEMORY_ACPI },
	{ "ACPI Non-volatile Storage", MEMORY_NVS },
	{ "Unusable memory", MEMORY_UNUSABLE },
	{ "Persistent Memory", MEMORY_PERSISTENT },
	{ "Persistent Memory (legacy)", MEMORY_OLD_PERSISTENT },
	{ "Soft Reserved", MEMORY_SOFT_RESERVED },
};

/* 0: none of them. */
static uint32_t known_type(const char *name)
{
	for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++) {
		if (!strcmp(name, names[i].name))
			return names[i].type;
	}
	return 0;
}

uint32_t memory_type(const char *name)
{
	uint32_t type = known_type(name);

	return type ? type : MEMORY_RESERVED;
}

int memory_add(struct memory_map *m, uint64_t first, uint64_t last,
	       uint32_t type)
{
	if (last < first)
		return -EINVAL;
	if (first >= MEMORY_END)
		return 0;
	if (m->n == MEMORY_RANGES)
		return -E2BIG;
	m->ranges[m->n++] = (struct memory_range){
		.start = first,
		.end = last < MEMORY_END ? last + 1 : MEMORY_END,
		.type = type,
	};
	return 0;
}

/* What is the byte at @at, and where does that change next? 0: it is nothing. */
static uint32_t type_at(const struct memory_map *m, uint64_t at, uint64_t *next)
{
	uint32_t type = 0;

	*next = MEMORY_END;
	for (unsigned int i = 0; i < m->n; i++) {
		const struct memory_range *r = &m->ranges[i];

		if (r->start > at) {
			if (r->start < *next)
				*next = r->start;
		} else if (r->end > at) {
			if (r->end < *next)
				*next = r->end;
			if (r->type > type)
				type = r->type;
		}
	}
	return type;
}

int memory_settle(struct memory_map *m)
{
	static struct memory_map settled;
	uint64_t next;

	settled.n = 0;
	for (uint64_t at = 0; at < MEMORY_END; at = next) {
		uint32_t type = type_at(m, at, &next);
		struct memory_range *last =
			settled.n ? &settled.ranges[settled.n - 1] : NULL;

		if (!type)
			continue;
		if (last && last->end == at && last->type == type) {
			last->end = next;
			continue;
		}
		if (settled.n == MEMORY_RANGES)
			return -E2BIG;
		settled.ranges[settled.n++] = (struct memory_range){
			.start = at, .end = next, .type = type
		};
	}
	*m = settled;
	return 0;
}

/* Digits of a hexadecimal number, and where they end; false: there are none. */
static bool hex(const char **text, uint64_t *n)
{
	const char *p = *text;

	for (*n = 0;; p++) {
		unsigned int digit;

		if (*p >= '0' && *p <= '9')
			digit = (unsigned int)(*p - '0');
		else if (*p >= 'a' && *p <= 'f')
			digit = (unsigned int)(*p - 'a' + 10);
		else
			break;
		if (p - *text == 16)
			return false;
		*n = *n << 4 | digit;
	}
	if (p == *text)
		return false;
	*text = p;
	return true;
}

/* The name at the end of a line of /proc/iomem; NULL: it is no such line. */
static const char *read_line(const char *line, uint64_t *first, uint64_t *last)
{
	line += strspn(line, " ");
	if (!hex(&line, first) || *line++ != '-' || !hex(&line, last) ||
	    strncmp(line, " : ", 3))
		return NULL;
	/* Who may not see addresses sees zeros. */
	return *first || *last ? line + 3 : NULL;
}

static int add(struct memory_map *m, uint64_t first, uint64_t last,
	       uint32_t type)
{
	/* The end may be before the start; that is nothing. */
	return memory_add(m, first, last, type) == -E2BIG ? -E2BIG : 0;
}

int memory_add_line(struct memory_map *m, const char *line)
{
	uint64_t first, last;
	const char *name = read_line(line, &first, &last);
	uint32_t type = name ? known_type(name) : 0;

	if (!type || (*line == ' ' && type == MEMORY_RAM))
		return 0;
	return add(m, first, last, type);
}

int memory_add_dumped(struct memory_map *m, const char *line)
{
	uint64_t first, last;
	const char *name = read_line(line, &first, &last);

	if (!name)
		return 0;
	if (!strcmp(name, "Crash kernel"))
		return add(m, first, last, MEMORY_RESERVED);
	if (*line == ' ' || known_type(name) != MEMORY_RAM)
		return 0;
	return add(m, first, last, MEMORY_RAM);
}

int memory_for_crash(struct memory_map *m, const struct memory_map *all,
		     const struct memory_map *dumped)
{
	int err = 0;

	m->n = 0;
	for (unsigned int i = 0; !err && i < all->n; i++) {
		const struct memory_range *r = &all->ranges[i];
		uint64_t end = r->end;

		if (r->type == MEMORY_RAM && end > LOW_END)
			end = LOW_END;
		if (r->start < end)
			err = memory_add(m, r->start, end - 1, r->type);
	}
	for (unsigned int i = 0; !err && i < dumped->n; i++) {
		const struct memory_range *r = &dumped->ranges[i];

		if (r->type == MEMORY_RESERVED)
			err = memory_add(m, r->start, r->end - 1, MEMORY_RAM);
	}
	return err;
}

uint64_t memory_ram(const struct memory_map *m)
{
	uint64_t bytes = 0;

	for (unsigned int i = 0; i < m->n; i++) {
		if (m->ranges[i].type == MEMORY_RAM)
			bytes += m->ranges[i].end - m->ranges[i].start;
	}
	return bytes;
}
