// SPDX-License-Identifier: GPL-2.0-only
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "machine/firmware_log.h"
#include "machine/firmware_scan.h"

#define MAX_RECORD 8192 /* bytes; the kernel has none that is longer */

/*
 * By its class on the PCI bus: disks and serial buses, and network interfaces
 * if these matter.
 */
static bool may_lead_to_root(const struct machine *m, const char *modalias)
{
	return !strncmp(modalias, "pci:", 4) &&
	       (strstr(modalias, "bc01sc") || strstr(modalias, "bc0Csc") ||
		(machine_needs_network(m) && strstr(modalias, "bc02sc")));
}

static void add(struct machine *m, const struct firmware_loaded *f)
{
	char *place = mem_printf("pci/%s", f->device);

	for (size_t i = 0; i < m->n_devices; i++) {
		const struct machine_device *d = &m->devices[i];

		if (d->place && !strcmp(d->place, place) &&
		    may_lead_to_root(m, d->modalias) &&
		    !strings_has(&m->firmware, f->file))
			strings_add(&m->firmware, f->file);
	}
	free(place);
}

void firmware_scan(struct machine *m)
{
	int fd = open("/dev/kmsg", O_RDONLY | O_NONBLOCK | O_CLOEXEC);
	struct firmware_loaded f;
	char record[MAX_RECORD];
	ssize_t n;

	if (fd < 0)
		return;
	for (;;) {
		n = read(fd, record, sizeof(record));
		/* What came next was overwritten meanwhile; there is more. */
		if (n < 0 && errno == EPIPE)
			continue;
		if (n <= 0)
			break;
		if (firmware_log_read(&f, record, n))
			add(m, &f);
	}
	close(fd);
}
