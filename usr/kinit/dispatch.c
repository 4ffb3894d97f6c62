// SPDX-License-Identifier: GPL-2.0-only
#include <stddef.h>
#include <string.h>

#include "device/blockdev.h"
#include "device/flash.h"
#include "dispatch.h"
#include "hook/announce.h"
#include "module/want.h"

static const struct {
	const char *subsystem;
	void (*handle)(struct boot *boot, const struct uevent *ev,
		       uint64_t now);
} handlers[] = {
	{ "block", blockdev_event },
	{ "mtd", flash_event },
	{ "ubi", flash_event },
};

void dispatch(struct boot *boot, const struct uevent *ev, uint64_t now)
{
	for (size_t i = 0; i < sizeof(handlers) / sizeof(*handlers); i++)
		if (!strcmp(ev->subsystem, handlers[i].subsystem))
			handlers[i].handle(boot, ev, now);
	if (KINIT_HAS_MODULES)
		module_event(boot, ev);
	announce_uevent(boot, ev);
}
