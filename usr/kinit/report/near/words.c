// SPDX-License-Identifier: GPL-2.0-only
#include <string.h>

#include "report/describe.h"
#include "report/near/words.h"

static void add_what(struct text *t, const struct blockdev *dev)
{
	static const struct {
		const char *type, *words;
	} types[] = {
		{ "crypto_LUKS", "a LUKS container" },
		{ "LVM2_member", "a physical volume of LVM" },
		{ "linux_raid_member", "a member of an md array" },
		{ "swap", "a swap area" },
		{ "swsuspend", "a hibernated system" },
		{ "jbd", "the journal of another file system" },
	};

	if (!dev->size) {
		text_add(t, "has no medium, or is not started");
		return;
	}
	for (size_t i = 0; i < sizeof(types) / sizeof(*types); i++)
		if (!strcmp(types[i].type, dev->sb.type)) {
			text_add(t, "is %s", types[i].words);
			return;
		}
	text_add(t, "is %s, and no file system", dev->sb.type);
}

static void add_value(struct text *t, const struct miss *miss)
{
	text_add(t, "%s%s%pE", miss->key, miss->key[0] == '/' ? "" : "=",
		 miss->value);
}

static void add_partitions(struct text *t, const struct search *s,
			   const struct blockdev *disk)
{
	unsigned int n = 0;

	text_add(t, "%pE is there, but has no such partition", disk->devname);
	for (const struct blockdev *d = s->boot->devices; d; d = d->next) {
		if (!d->partno || strcmp(d->disk, disk->devname) || n++ > 15)
			continue;
		text_add(t, n == 1 ? ", only " : ", ");
		text_add_escaped(t, d->devname);
	}
}

static void add_disks(struct text *t, const struct search *s)
{
	unsigned int n = 0;

	text_add(t, "the kernel calls the disks here ");
	for (const struct blockdev *d = s->boot->devices; d; d = d->next) {
		if (!near_is_disk(s->boot, d) || n++ > 15)
			continue;
		text_add(t, n == 1 ? "" : ", ");
		text_add_escaped(t, d->devname);
	}
	text_add(t, ": such names change, UUIDs do not");
}

static void add_volumes(struct text *t, const struct search *s)
{
	const struct group *vg = near_volume_group(s->boot, s->spec);
	unsigned int n = 0;

	text_add(t, "volume group %pE is there, but has no such volume active",
		 vg->name);
	for (const struct blockdev *d = s->boot->devices; d; d = d->next) {
		const char *name = near_volume(vg, d);

		if (!name || n++ > 15)
			continue;
		text_add(t, n == 1 ? ", only " : ", ");
		text_add_escaped(t, name);
	}
}

static void add_closed(struct text *t, const struct blockdev *dev)
{
	text_add(t, "%pE ", dev->devname);
	add_what(t, dev);
	if (!dev->sb.is_member)
		text_add(t, ", which no hook has opened");
	else if (dev->group && !group_is_complete(dev->group))
		text_add(t, ", which is incomplete");
	else
		text_add(t, ", which no hook has started");
	text_add(t, ": it may be in there");
}

static void add_alike(struct text *t, const struct miss *miss)
{
	static const char *const words[] = {
		[LIKE_SAME] = "the same",
		[LIKE_CASE] = "which differs in upper and lower case",
		[LIKE_SIGNS] = "which differs in dashes and the like",
		[LIKE_LONGER] = "which goes on longer",
		[LIKE_SHORTER] = "which ends earlier",
		[LIKE_ONE] = "which differs in one character",
		[LIKE_TWO] = "which differs in two characters",
	};

	text_add(t, "%pE has ", miss->dev->devname);
	add_value(t, miss);
	text_add(t, ", %s", words[miss->likeness]);
}

/* "vda2 was root=UUID=...: ...": what became of it, and how to have it back. */
static void add_backup(struct text *t, const struct miss *miss)
{
	text_add(t, "%pE was root=", miss->dev->devname);
	add_value(t, miss);
	text_add(t, ": ");
	describe_backup(t, miss->dev, miss->backup);
}

static void add_table(struct text *t, const struct blockdev *disk)
{
	text_add(t, "the partitions of %pE are not seen: %s", disk->devname,
		 disk->table_damage);
	if (disk->table_backup)
		text_add(t,
			 "; the word \"gpt\" on the kernel's command line makes it take the backup");
}

void near_describe(struct text *t, const struct search *s,
		   const struct miss *miss)
{
	text_add(t, "  ");
	switch (miss->kind) {
	case KIND_BACKUP:
		add_backup(t, miss);
		break;
	case KIND_NOT_FS:
		text_add(t, "%pE is what is meant, but it ",
			 miss->dev->devname);
		add_what(t, miss->dev);
		if (miss->dev->size && near_is_closed(s->boot, miss->dev))
			text_add(t, ", which no hook has %s",
				 miss->dev->sb.is_member ? "started"
							 : "opened");
		break;
	case KIND_IN_USE:
		text_add(t,
			 "%pE is what is meant, but it is a part of something else: name that",
			 miss->dev->devname);
		break;
	case KIND_OTHER_KEY:
		text_add(t, "%pE is root=", miss->dev->devname);
		add_value(t, miss);
		break;
	case KIND_NO_AUTO:
		text_add(t,
			 "%pE is a root partition, but is marked as not to be used unless it is named",
			 miss->dev->devname);
		break;
	case KIND_OTHER_DISK:
		text_add(t,
			 "%pE is a root partition, but the boot loader is on another disk: on PARTUUID=%s",
			 miss->dev->devname, s->boot->loader_partuuid);
		break;
	case KIND_ALIKE:
		add_alike(t, miss);
		break;
	case KIND_NO_PARTITION:
		add_partitions(t, s, miss->dev);
		break;
	case KIND_NO_VOLUME:
		add_volumes(t, s);
		break;
	case KIND_TABLE:
		add_table(t, miss->dev);
		break;
	case KIND_DISKS:
		add_disks(t, s);
		break;
	case KIND_CLOSED:
		add_closed(t, miss->dev);
		break;
	case KIND_NONE:
		break;
	}
	text_add(t, "\n");
}
