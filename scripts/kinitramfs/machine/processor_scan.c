// SPDX-License-Identifier: GPL-2.0-only
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/strlist.h"
#include "machine/processor_scan.h"

void processor_scan(struct machine *m)
{
	static const char *const keys[] = { "cpu family", "model", "stepping" };
	FILE *file = fopen("/proc/cpuinfo", "re");
	unsigned int values[3], seen = 0;
	char *line = NULL, *vendor = NULL;
	size_t size = 0;

	while (file && getline(&line, &size, file) > 0 && *line != '\n') {
		char *tab = strchr(line, '\t'), *value = strstr(line, ": ");

		if (!tab || !value)
			continue;
		value[strcspn(value, "\n")] = '\0';
		*tab = '\0';
		if (!strcmp(line, "vendor_id") && !vendor)
			vendor = mem_strdup(value + 2);
		for (int i = 0; i < 3; i++)
			if (!strcmp(line, keys[i]) &&
			    sscanf(value, ": %u", &values[i]) == 1)
				seen |= 1u << i;
	}
	if (vendor && *vendor && seen == 7) {
		m->vendor = vendor;
		m->processor = mem_printf("%02x-%02x-%02x", values[0],
					  values[1], values[2]);
	} else {
		free(vendor);
	}
	free(line);
	if (file)
		fclose(file);
}
