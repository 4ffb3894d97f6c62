// SPDX-License-Identifier: GPL-2.0-only
/*
 * Handler of flash memory. It does not read the flash, because only the drivers
 * can tell which file system is on it.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "device/flash.h"
#include "device/flash_match.h"
#include "device/progress.h"
#include "log/log.h"
#include "log/timeline.h"
#include "small_file.h"
#include "text.h"

static int compare(const struct flash *a, const struct flash *b)
{
	if (a->kind != b->kind)
		return a->kind < b->kind ? -1 : 1;
	if (a->device != b->device)
		return a->device < b->device ? -1 : 1;
	if (a->volume != b->volume)
		return a->volume < b->volume ? -1 : 1;
	return 0;
}

/* Its place, or where it would have to be. */
static struct flash **find(struct boot *boot, const struct flash *wanted)
{
	struct flash **p = &boot->flash;

	while (*p && compare(*p, wanted) < 0)
		p = &(*p)->next;
	return p;
}

static void read_name(struct flash *flash, const char *subsystem,
		      const char *devname)
{
	char path[128];

	snprintf(path, sizeof(path), "/sys/class/%s/%s/name", subsystem,
		 devname);
	small_file_line(path, flash->name, sizeof(flash->name));
}

static void log_flash(const char *devname, const struct flash *flash)
{
	log_print(LOG_DEBUG, "found %s, name %pE", devname, flash->name);
	timeline_note("found", devname, flash->name);
}

static void forget(struct boot *boot, struct flash **place)
{
	struct flash *flash = *place;

	*place = flash->next;
	free(flash);
	progress_went(boot);
}

void flash_event(struct boot *boot, const struct uevent *ev, uint64_t now)
{
	const char *devname = uevent_get(ev, "DEVNAME");
	struct flash key, **place, *flash;

	if (!devname || !flash_parse(&key, devname))
		return;
	place = find(boot, &key);
	flash = *place && !compare(*place, &key) ? *place : NULL;
	if (!strcmp(ev->action, "remove")) {
		if (flash)
			forget(boot, place);
		return;
	}
	if (strcmp(ev->action, "add") && strcmp(ev->action, "change"))
		return;
	if (!flash) {
		flash = malloc(sizeof(*flash));
		if (!flash) {
			boot->out_of_memory = true;
			return;
		}
		*flash = key;
		flash->next = *place;
		*place = flash;
		read_name(flash, ev->subsystem, devname);
		log_flash(devname, flash);
		progress_came(boot, now);
	} else {
		read_name(flash, ev->subsystem, devname);
	}
	flash->walk = boot->walks;
}

void flash_forget_unseen(struct boot *boot)
{
	struct flash **place = &boot->flash;

	while (*place) {
		if ((*place)->walk != boot->walks)
			forget(boot, place);
		else
			place = &(*place)->next;
	}
}
