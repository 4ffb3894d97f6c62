/* SPDX-License-Identifier: GPL-2.0-only */
#ifndef MEMORY_SHOW_H
#define MEMORY_SHOW_H

#include "load/memory_map.h"
#include "text.h"

/* The map, as "0-a000:1 100000-...". */
static const char *memory_show(const struct memory_map *m)
{
	static char buf[512];
	struct text t;

	text_init(&t, buf, sizeof(buf));
	for (unsigned int i = 0; i < m->n; i++)
		text_add(&t, "%s%llx-%llx:%u", i ? " " : "",
			 (unsigned long long)m->ranges[i].start,
			 (unsigned long long)m->ranges[i].end,
			 m->ranges[i].type);
	return buf;
}

#endif
