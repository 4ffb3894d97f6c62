// SPDX-License-Identifier: GPL-2.0-only
#include <errno.h>
#include <string.h>

#include "goal/crash.h"
#include "match.h"
#include "report/describe.h"
#include "report/list.h"
#include "report/missing.h"
#include "report/module.h"
#include "report/near/miss.h"
#include "report/network.h"
#include "target.h"

/* Of each alternative. Returns the kind of what is closest. */
static enum miss_kind add_near_misses(struct text *t, const struct boot *boot,
				      const struct target *target)
{
	enum miss_kind closest = KIND_NONE, kind;

	for (unsigned int i = 0; i < target->n_specs; i++) {
		if (!target_has_spec(target, i))
			continue;
		kind = near_misses(t, boot, &target->specs[i]);
		if (kind < closest)
			closest = kind;
	}
	return closest;
}

void report_no_root(struct text *t, const struct boot *boot)
{
	text_add(t,
		 "no root= on the kernel's command line, and no partition says that it is the root\n");
	add_near_misses(t, boot, &boot->targets[TARGET_ROOT]);
	report_all_devices(t, boot);
	text_add(t,
		 "Boot with root=UUID=..., or any other name in this list.\n");
}

/* "root device", "device of /usr": what the report is about. */
static const char *name_target(const struct target *target)
{
	static const char *const names[TARGETS] = {
		[TARGET_ROOT] = "root device",
		[TARGET_LOOP] = "loop device",
		[TARGET_UPPER] = "overlay device",
		[TARGET_USR] = "device of /usr",
		[TARGET_DUMP] = "device for the dump",
	};

	return names[target->role];
}

static void list_unreadable(struct text *t, const struct boot *boot)
{
	for (const struct blockdev *dev = boot->devices; dev; dev = dev->next) {
		if (!dev->error || dev->error == -ENOMEDIUM)
			continue;
		text_add(t, "It may be %pE, which cannot be read: %s\n",
			 dev->devname, strerror(-dev->error));
	}
}

/*
 * Could what is looked for be on @group, of which something is missing? What
 * runs without its missing members has been looked into; only a volume group
 * may have volumes that run and others that do not.
 */
static bool is_suspect(const struct boot *boot, const struct group *group)
{
	if (!report_is_incomplete(group) || !match_group_name(boot, group))
		return false;
	if (!strcmp(group->type, "LVM2_member"))
		return true;
	for (const struct blockdev *dev = boot->devices; dev; dev = dev->next)
		if (dev->group == group && dev->in_use)
			return false;
	return true;
}

/* ", and md array root lacks 1 of its 2 members" */
static void add_incomplete(struct text *t, const struct boot *boot)
{
	const struct group *first = NULL;
	unsigned int n = 0;

	for (const struct group *g = boot->groups; g; g = g->next) {
		if (!is_suspect(boot, g))
			continue;
		if (!n++)
			first = g;
	}
	if (!n)
		return;
	text_add(t, ", and ");
	describe_lack(t, first);
	if (n > 1)
		text_add(t, ", and %u more %s incomplete", n - 1,
			 n == 2 ? "is" : "are");
}

/* A hook knows better than we what it has not brought. */
static void add_cause(struct text *t, const struct boot *boot)
{
	const struct failure *f = boot->failures;

	while (f && !f->cause[0])
		f = f->next;
	if (!f)
		return;
	text_add(t, ", and %s says that ", f->hook);
	report_cause(t, f);
}

static void add_why(struct text *t, const struct boot *boot,
		    enum miss_kind closest, bool unreadable)
{
	size_t len = t->len;

	add_cause(t, boot);
	if (t->len == len)
		report_network_cause(t, boot);
	if (t->len > len)
		return;
	if (closest == KIND_BACKUP)
		text_add(t, ", but a backup of its superblock is left");
	else if (closest <= KIND_LAST_CLOSE)
		text_add(t, ", but something comes close");
	else
		add_incomplete(t, boot);
	if (KINIT_HAS_MODULES && t->len == len)
		report_module_cause(t, boot);
	if (t->len == len && unreadable)
		text_add(t, ", and a device cannot be read");
}

void report_not_found(struct text *t, const struct boot *boot,
		      const struct target *target, bool unreadable,
		      uint64_t now)
{
	enum miss_kind closest;
	char buf[4096];
	struct text near;

	text_init(&near, buf, sizeof(buf));
	closest = add_near_misses(&near, boot, target);
	text_add(t, "%s not found", name_target(target));
	add_why(t, boot, closest, unreadable);
	text_add(t, ": ");
	describe_target(t, target);
	text_add(t, "\n");
	list_unreadable(t, boot);
	if (near.len)
		text_add(t, "%s:\n%s%s",
			 closest <= KIND_LAST_CLOSE ? "Close to it" : "Perhaps",
			 buf, buf[near.len - 1] == '\n' ? "" : "\n");
	text_add(t, "Waited %u s, the last %d of them with nothing new.\n",
		 (unsigned int)((now - boot->started) / 1000),
		 goal_crash_timeout(boot));
	report_incomplete(t, boot);
	report_all_devices(t, boot);
	if (boot->out_of_memory)
		text_add(t, "Memory ran out: there may be more devices.\n");
}

void report_ambiguous(struct text *t, const struct boot *boot,
		      const struct target *target)
{
	text_add(t, "%s is ambiguous: %u devices are ", name_target(target),
		 report_count(boot, match_wanted));
	describe_target(t, target);
	text_add(t, "\n");
	report_devices(t, boot, match_wanted);
	text_add(t,
		 "One may be a copy of the other. Take it away, change its UUID or label, or name one with root=PARTUUID=... or root=/dev/...\n");
}

void report_same_name(struct text *t, const struct boot *boot)
{
	const struct group *first = boot->groups;

	while (!match_group_twin(boot, first))
		first = first->next;
	text_add(t, "two volume groups have the same name: %pE\n", first->name);
	for (const struct group *g = boot->groups; g; g = g->next) {
		if (strcmp(g->name, first->name) || !match_group_twin(boot, g))
			continue;
		text_add(t, "  UUID=%pE, on", g->uuid);
		for (const struct blockdev *dev = boot->devices; dev;
		     dev = dev->next) {
			if (dev->group != g)
				continue;
			text_add(t, " %pE", dev->devname);
		}
		text_add(t, "\n");
	}
	text_add(t,
		 "LVM activates neither. Take one away, or rename it from another system: vgrename UUID NEWNAME.\n");
	report_all_devices(t, boot);
}
