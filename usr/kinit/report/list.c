// SPDX-License-Identifier: GPL-2.0-only
#include <errno.h>
#include <string.h>

#include "device/flash_match.h"
#include "report/describe.h"
#include "report/list.h"

#define RAMDISK_MAJOR 1 /* linux/major.h */

/* So that a shelf of disks does not push the cause off the screen. */
#define MAX_DEVICES 12

/*
 * Loop devices, the kernel's empty RAM disks and drives without a medium would
 * only hide the others.
 */
bool report_holds_something(const struct boot *boot, const struct blockdev *dev)
{
	(void)boot;
	if (dev->major == RAMDISK_MAJOR && !dev->sb.type)
		return false;
	return dev->size || (dev->error && dev->error != -ENOMEDIUM);
}

unsigned int report_count(const struct boot *boot,
			  bool (*is)(const struct boot *,
				     const struct blockdev *))
{
	unsigned int n = 0;

	for (const struct blockdev *dev = boot->devices; dev; dev = dev->next)
		n += is(boot, dev);
	return n;
}

void report_devices(struct text *t, const struct boot *boot,
		    bool (*is)(const struct boot *, const struct blockdev *))
{
	unsigned int n = 0;

	for (const struct blockdev *dev = boot->devices; dev; dev = dev->next) {
		if (!is(boot, dev) || n++ >= MAX_DEVICES)
			continue;
		text_add(t, "  ");
		describe_device(t, dev);
		text_add(t, "\n");
	}
	if (n > MAX_DEVICES)
		text_add(t, "  and %u more\n", n - MAX_DEVICES);
}

static void list_flash(struct text *t, const struct boot *boot)
{
	unsigned int n = 0;

	for (const struct flash *f = boot->flash; f; f = f->next) {
		if (n++ >= MAX_DEVICES)
			continue;
		text_add(t, n == 1 ? "This flash is there:\n" : "");
		if (f->kind == FLASH_MTD)
			text_add(t, "  mtd%u", f->device);
		else
			text_add(t, "  ubi%u_%u", f->device, f->volume);
		if (f->name[0])
			text_add(t, ", name %pE", f->name);
		text_add(t, "\n");
	}
	if (n > MAX_DEVICES)
		text_add(t, "  and %u more\n", n - MAX_DEVICES);
}

void report_all_devices(struct text *t, const struct boot *boot)
{
	list_flash(t, boot);
	if (report_count(boot, report_holds_something)) {
		text_add(t, "These block devices are there:\n");
		report_devices(t, boot, report_holds_something);
		return;
	}
	text_add(t, "There is no block device that holds anything. ");
	text_add(t, "Is the driver of the disk's controller in this kernel?\n");
}

bool report_is_incomplete(const struct group *group)
{
	return group->present && !group_is_complete(group);
}

void report_incomplete(struct text *t, const struct boot *boot)
{
	bool any = false;

	for (const struct group *g = boot->groups; g; g = g->next) {
		if (!report_is_incomplete(g))
			continue;
		if (!any)
			text_add(t, "Incomplete:\n");
		any = true;
		text_add(t, "  ");
		describe_group(t, g);
		text_add(t, "\n");
	}
	if (any && boot->params.degraded == DEGRADED_NEVER)
		text_add(t,
			 "kinit.degraded=never: what is incomplete was not started. kinit.degraded=auto starts it.\n");
}

void report_cause(struct text *t, const struct failure *f)
{
	text_add_escaped(t, f->cause);
	if (f->tries > 1)
		text_add(t, " (tried %u times)", f->tries);
}

/* The command line of each that failed, and its last words. */
void report_commands(struct text *t, const struct boot *boot)
{
	if (!boot->failures)
		return;
	text_add(t, "Commands that failed:\n");
	for (const struct failure *f = boot->failures; f; f = f->next) {
		const char *p = f->output;

		text_add(t, "  %s: %s", f->command, f->how);
		if (f->cause[0]) {
			text_add(t, ", ");
			report_cause(t, f);
		}
		text_add(t, "\n");
		while (*p) {
			size_t len = strcspn(p, "\n");
			char line[256];
			struct text l;

			text_init(&l, line, sizeof(line));
			text_add(&l, "%.*s", (int)len, p);
			text_add(t, "    %pE\n", line);
			p += len + (p[len] == '\n');
		}
	}
	if (boot->n_failures > MAX_FAILURES)
		text_add(t, "  and %u more\n", boot->n_failures - MAX_FAILURES);
}
