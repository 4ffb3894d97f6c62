// SPDX-License-Identifier: GPL-2.0-only
#include <string.h>

#include "report/describe.h"

/* 1.5 GiB, in three digits, rounded down. */
static void add_size(struct text *t, uint64_t bytes)
{
	static const char *const units[] = { "KiB", "MiB", "GiB", "TiB" };
	size_t u = 0;
	uint64_t tenths = bytes / 1024 * 10 + bytes % 1024 * 10 / 1024;

	while (tenths >= 10240 && u < 3) {
		tenths /= 1024;
		u++;
	}
	if (tenths < 1000)
		text_add(t, "%u.%u %s", (unsigned int)(tenths / 10),
			 (unsigned int)(tenths % 10), units[u]);
	else
		text_add(t, "%llu %s", (unsigned long long)(tenths / 10),
			 units[u]);
}

static void add_name(struct text *t, const char *key, const char *value)
{
	if (!value[0])
		return;
	text_add(t, ", %s=%pE", key, value);
}

void describe_device(struct text *t, const struct blockdev *dev)
{
	text_add_escaped(t, dev->devname);
	if (dev->dm_name[0])
		text_add(t, " = mapper/%pE", dev->dm_name);
	text_add(t, " (%u:%u): ", dev->major, dev->minor);
	if (dev->size) {
		add_size(t, dev->size);
		text_add(t, ", ");
	}
	if (dev->error)
		text_add(t, "cannot be read: %s", strerror(-dev->error));
	else if (!dev->sb.type && dev->table)
		text_add(t, "%s partition table", dev->table);
	else if (!dev->sb.type)
		text_add(t, "no file system that kinit knows");
	else
		text_add(t, "%s", dev->sb.type);
	if (dev->sb.damage)
		text_add(t, " (damaged: %s)", dev->sb.damage);
	else if (!dev->error && !dev->sb.type && dev->table_damage)
		text_add(t, " (damaged: %s)", dev->table_damage);
	add_name(t, "UUID", dev->sb.uuid);
	add_name(t, "LABEL", dev->sb.label);
	add_name(t, "PARTUUID", dev->part.partuuid);
	add_name(t, "PARTLABEL", dev->part.label);
}

/* A root on iSCSI may have secrets in it, which end at the last "@". */
static void add_source(struct text *t, const char *source)
{
	const char *at = strrchr(source, '@');

	if (at && !strncmp(source, "iscsi:", 6)) {
		text_add(t, "iscsi:...");
		source = at;
	}
	text_add_escaped(t, source);
}

void describe_target(struct text *t, const struct target *target)
{
	static const char *const names[TARGETS] = {
		[TARGET_ROOT] = "root=",
		[TARGET_LOOP] = "the file system in kinit.loop=",
		[TARGET_UPPER] = "kinit.overlay=",
		[TARGET_USR] = "/usr of the root's fstab: ",
		[TARGET_DUMP] = "a dump to ",
		[TARGET_RESUME] = "resume=",
	};

	if (!target->source && target->role != TARGET_USR) {
		text_add(t, "no root=, so a partition of the type \"root\"");
		return;
	}
	text_add(t, "%s", names[target->role]);
	if (target->source)
		add_source(t, target->source);
}

void describe_mounted(struct text *t, const struct target *target)
{
	static const char *const names[TARGETS] = {
		[TARGET_ROOT] = "root",
		[TARGET_LOOP] = "the file system in the file",
		[TARGET_UPPER] = "the upper layer of the overlay",
		[TARGET_USR] = "/usr",
		[TARGET_DUMP] = "the target of the dump",
	};
	const struct mount_fact *m = &target->mount;

	text_add(t, "%s is ", names[target->role]);
	if (m->dev.devname[0]) {
		describe_device(t, &m->dev);
		return;
	}
	text_add(t, "%pE, %s", target->specs[m->spec].text, m->type);
}

/* "volume group vg0" */
static void add_group(struct text *t, const struct group *group)
{
	static const struct {
		const char *type, *name;
	} kinds[] = {
		{ "LVM2_member", "volume group" },
		{ "linux_raid_member", "md array" },
		{ "btrfs", "btrfs" },
	};
	const char *kind = group->type;

	for (size_t i = 0; i < sizeof(kinds) / sizeof(*kinds); i++)
		if (!strcmp(group->type, kinds[i].type))
			kind = kinds[i].name;
	text_add(t, "%s %pE", kind, group->name[0] ? group->name : group->uuid);
}

void describe_group(struct text *t, const struct group *group)
{
	add_group(t, group);
	if (group->members)
		text_add(t, ": %u of %u member%s %s there", group->present,
			 group->members, group->members == 1 ? "" : "s",
			 group->present == 1 ? "is" : "are");
}

void describe_lack(struct text *t, const struct group *group)
{
	add_group(t, group);
	if (group->members)
		text_add(t, " lacks %u of its %u members",
			 group->members - group->present, group->members);
	else
		text_add(t, " is incomplete");
}

static void add_repair(struct text *t, const struct blockdev *dev,
		       const struct backup *backup)
{
	const char *type = backup->sb.type;

	if (!strcmp(type, "xfs"))
		text_add(t, "xfs_repair");
	else if (!strcmp(type, "btrfs"))
		text_add(t, "btrfs rescue super-recover");
	else
		text_add(t, "e2fsck -b %llu -B %u",
			 (unsigned long long)backup->block,
			 backup->sb.block_size);
	text_add(t, " /dev/%pE", dev->devname);
}

void describe_backup(struct text *t, const struct blockdev *dev,
		     const struct backup *backup)
{
	const char *type = backup->sb.type;

	if (dev->sb.type)
		text_add(t,
			 "%s was written over its %s, but a whole backup is left. From another system, if nothing of the %s is needed: ",
			 dev->sb.type, type, dev->sb.type);
	else
		text_add(t,
			 "its %s has lost its superblock, but a whole backup is left. From another system: ",
			 type);
	add_repair(t, dev, backup);
}
