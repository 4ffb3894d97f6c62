// SPDX-License-Identifier: GPL-2.0-only
#include <string.h>

#include "log/kmsg.h"
#include "module/firmware.h"
#include "module/firmware_record.h"

/* So many names for what no root is behind: a driver may try one by one. */
#define OTHERS_MAX 3

static bool take(void *context, const char *record, size_t len)
{
	struct modules *all = context;
	struct firmware *f = &all->firmware[all->n_firmware];

	if (!firmware_record(f, record, len))
		return false;
	f->device = all->driverless;
	while (f->device && strcmp(f->device->id, f->id))
		f->device = f->device->next;
	/* Debian's kernel says it twice, and a driver may ask again. */
	for (const struct firmware *old = all->firmware; old < f; old++)
		if (old->device == f->device && !strcmp(old->name, f->name))
			return false;
	if (f->device)
		f->device->asked = true;
	if (f->device || all->n_firmware < OTHERS_MAX)
		all->n_firmware++;
	return all->n_firmware == FIRMWARE_MAX;
}

void firmware_look(struct boot *boot)
{
	boot->modules.n_firmware = 0;
	kmsg_walk(take, &boot->modules);
}
