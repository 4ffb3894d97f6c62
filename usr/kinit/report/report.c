// SPDX-License-Identifier: GPL-2.0-only
/*
 * The report: the first line names the cause, then come the facts that prove
 * it, then what to do. Each line has to stand alone, for the kernel's log
 * puts its own words around it.
 */
#include <errno.h>
#include <string.h>

#include "match.h"
#include "report/describe.h"
#include "report/init.h"
#include "report/list.h"
#include "report/mount.h"
#include "report/near_miss.h"
#include "report/report.h"
#include "target.h"

static void setup(struct text *t, const struct boot *boot)
{
	text_add(t, "cannot set up the early user space: %s: %s\n",
		 boot->setup_failed, strerror(-boot->setup_error));
	text_add(
		t,
		"The kernel needs CONFIG_PROC_FS, CONFIG_SYSFS, CONFIG_DEVTMPFS, CONFIG_TMPFS and CONFIG_NET.\n");
}

/* Of each alternative. True: one of them comes so close that it is the cause.
 */
static bool add_near_misses(struct text *t, const struct boot *boot,
			    const struct target *target)
{
	bool close = false;

	for (unsigned int i = 0; i < target->n_specs; i++)
		if (target_has_spec(target, i))
			close |= near_misses(t, boot, &target->specs[i]);
	return close;
}

static void no_root(struct text *t, const struct boot *boot)
{
	text_add(
		t,
		"no root= on the kernel's command line, and no partition says that it is the root\n");
	add_near_misses(t, boot, &boot->targets[TARGET_ROOT]);
	report_all_devices(t, boot);
	text_add(t,
		 "Boot with root=UUID=..., or any other name in this list.\n");
}

static void bad_root(struct text *t, const struct boot *boot,
		     const struct target *target)
{
	unsigned int i = 0;

	while (target->specs[i].kind != ROOT_BAD)
		i++;
	describe_target(t, target);
	if (target->n_specs > 1)
		text_add(t, " (alternative %u)", i + 1);
	text_add(t, " cannot be understood: %s\n", target->specs[i].problem);
	text_add(
		t,
		"Known are /dev/NAME, /dev/disk/by-.../NAME, MAJOR:MINOR, UUID=, LABEL=, PARTUUID=, PARTLABEL=, mtdN and ubiN:NAME.\n");
	report_all_devices(t, boot);
}

static void same_name(struct text *t, const struct boot *boot)
{
	const struct group *first = boot->groups;

	while (!match_group_twin(boot, first))
		first = first->next;
	text_add(t, "two volume groups have the same name: ");
	text_add_escaped(t, first->name);
	text_add(t, "\n");
	for (const struct group *g = boot->groups; g; g = g->next) {
		if (strcmp(g->name, first->name) || !match_group_twin(boot, g))
			continue;
		text_add(t, "  UUID=");
		text_add_escaped(t, g->uuid);
		text_add(t, ", on");
		for (const struct blockdev *dev = boot->devices; dev;
		     dev = dev->next) {
			if (dev->group != g)
				continue;
			text_add(t, " ");
			text_add_escaped(t, dev->devname);
		}
		text_add(t, "\n");
	}
	text_add(
		t,
		"LVM activates neither. Take one away, or rename it from another system: vgrename UUID NEWNAME.\n");
	report_all_devices(t, boot);
}

/* "root device", "device of /usr": what the report is about. */
static const char *name_target(const struct target *target)
{
	static const char *const names[TARGETS] = {
		[TARGET_ROOT] = "root device",
		[TARGET_LOOP] = "loop device",
		[TARGET_UPPER] = "overlay device",
		[TARGET_USR] = "device of /usr",
	};

	return names[target->role];
}

static void list_unreadable(struct text *t, const struct boot *boot)
{
	for (const struct blockdev *dev = boot->devices; dev; dev = dev->next) {
		if (!dev->error || dev->error == -ENOMEDIUM)
			continue;
		text_add(t, "It may be ");
		text_add_escaped(t, dev->devname);
		text_add(t, ", which cannot be read: %s\n",
			 strerror(-dev->error));
	}
}

static void not_found(struct text *t, const struct boot *boot,
		      const struct target *target, bool unreadable,
		      uint64_t now)
{
	char buf[4096];
	struct text near;
	bool close;

	text_init(&near, buf, sizeof(buf));
	close = add_near_misses(&near, boot, target);
	text_add(t, "%s not found%s: ", name_target(target),
		 unreadable ? ", and a device cannot be read"
		 : close    ? ", but something comes close"
			    : "");
	describe_target(t, target);
	text_add(t, "\n");
	list_unreadable(t, boot);
	if (near.len)
		text_add(t, "%s:\n%s%s", close ? "Close to it" : "Perhaps", buf,
			 buf[near.len - 1] == '\n' ? "" : "\n");
	text_add(t, "Waited %u s, the last %d of them with nothing new.\n",
		 (unsigned int)((now - boot->started) / 1000),
		 boot->params.timeout);
	report_incomplete(t, boot);
	report_all_devices(t, boot);
	if (boot->out_of_memory)
		text_add(t, "Memory ran out: there may be more devices.\n");
}

static void ambiguous(struct text *t, const struct boot *boot,
		      const struct target *target)
{
	text_add(t, "%s is ambiguous: %u devices are ", name_target(target),
		 report_count(boot, match_wanted));
	describe_target(t, target);
	text_add(t, "\n");
	report_devices(t, boot, match_wanted);
	text_add(
		t,
		"One may be a copy of the other. Take it away, change its UUID or label, or name one with root=PARTUUID=... or root=/dev/...\n");
}

/* What it was for may be what is missing. */
static void add_initrd(struct text *t, const struct boot *boot)
{
	if (!boot->initrd.unused)
		return;
	text_add(t, "Besides, ");
	initrd_describe(t, &boot->initrd);
	text_add(t, "\n");
}

void report_failure(struct text *t, const struct boot *boot, enum cause cause,
		    uint64_t now)
{
	const struct target *target = target_next(boot);

	switch (cause) {
	case CAUSE_SETUP:
		setup(t, boot);
		break;
	case CAUSE_NO_ROOT:
		no_root(t, boot);
		break;
	case CAUSE_BAD_ROOT:
		bad_root(t, boot, target);
		break;
	case CAUSE_NOT_FOUND:
	case CAUSE_UNREADABLE:
		not_found(t, boot, target, cause == CAUSE_UNREADABLE, now);
		break;
	case CAUSE_SAME_NAME:
		same_name(t, boot);
		break;
	case CAUSE_AMBIGUOUS:
		ambiguous(t, boot, target);
		break;
	case CAUSE_FSCK:
		report_fsck_failed(t, target);
		break;
	case CAUSE_MOUNT:
		report_mount_failed(t, target);
		break;
	case CAUSE_LOOP:
		report_loop_failed(t, boot);
		break;
	case CAUSE_OVERLAY:
		report_overlay_failed(t, boot);
		break;
	case CAUSE_NO_INIT:
		report_no_init(t, boot);
		break;
	case CAUSE_SWITCH:
		text_add(t,
			 "cannot make the mounted file system the root: %s\n",
			 strerror(-boot->switched.error));
		break;
	case CAUSE_EXEC:
		report_exec_failed(t, boot);
		break;
	case CAUSE_NONE:
		break;
	}
	add_initrd(t, boot);
	report_commands(t, boot);
}

void report_success(struct text *t, const struct boot *boot, uint64_t now)
{
	text_add(t, "boot went on after %u.%03u s\n",
		 (unsigned int)((now - boot->started) / 1000),
		 (unsigned int)((now - boot->started) % 1000));
	for (unsigned int i = 0; i < TARGETS; i++) {
		const struct target *target = &boot->targets[i];

		if (!target->wanted)
			continue;
		if (target->given_up) {
			text_add(t, "boot went on without ");
			describe_target(t, target);
		} else {
			describe_mounted(t, target);
		}
		text_add(t, "\n");
	}
	if (boot->stalled_at)
		report_incomplete(t, boot);
	for (unsigned int i = 0; i < boot->params.bad_count; i++) {
		text_add(t, "ignored: ");
		text_add_escaped(t, boot->params.bad[i].param);
		text_add(t, "\n");
	}
	add_initrd(t, boot);
	report_commands(t, boot);
}
