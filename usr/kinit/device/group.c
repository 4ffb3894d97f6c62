// SPDX-License-Identifier: GPL-2.0-only
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "boot.h"
#include "device/group.h"
#include "log/log.h"
#include "probe/lvm2.h"

/*
 * mdadm takes a member whose events are one behind for whole: the machine
 * stopped between writing the one and the other.
 */
#define EVENTS_APART 1

static struct group *find_or_add(struct boot *boot, const char *type,
				 const char *uuid)
{
	struct group **p = &boot->groups, *group;

	/* By UUID: devices come in another order at each boot. */
	while (*p && strcmp((*p)->uuid, uuid) < 0)
		p = &(*p)->next;
	if (*p && !strcmp((*p)->uuid, uuid))
		return *p;
	group = calloc(1, sizeof(*group));
	if (!group) {
		boot->out_of_memory = true;
		return NULL;
	}
	group->type = type;
	snprintf(group->uuid, sizeof(group->uuid), "%s", uuid);
	group->next = *p;
	*p = group;
	return group;
}

/* A list of members that is being read. */
struct ids {
	unsigned int n, room;
	char (*list)[MEMBER_UUID_SIZE];
	bool out_of_memory;
};

/* One that LVM itself calls missing is not waited for: it was lost before. */
static void add_id(void *arg, const char *id, bool missing)
{
	struct ids *ids = arg;

	if (missing || ids->out_of_memory)
		return;
	if (ids->n == ids->room) {
		unsigned int room = ids->room ? ids->room * 2 : 8;
		void *list = realloc(ids->list, room * sizeof(*ids->list));

		if (!list) {
			ids->out_of_memory = true;
			return;
		}
		ids->list = list;
		ids->room = room;
	}
	snprintf(ids->list[ids->n++], sizeof(*ids->list), "%s", id);
}

static void learn_vg(struct boot *boot, struct blockdev *dev, struct image *img)
{
	struct ids ids = { 0 };
	struct group *group;
	struct lvm2_vg vg;
	int err;

	err = lvm2_read_vg(img, &vg, add_id, &ids);
	if (err || vg.damage)
		log_print(LOG_WARNING,
			  "%s: description of the volume group: %s",
			  dev->devname, err ? strerror(-err) : vg.damage);
	if (ids.out_of_memory)
		boot->out_of_memory = true;
	if (err || ids.out_of_memory || !vg.id[0])
		goto out; /* it may be on another of its devices */
	group = find_or_add(boot, dev->sb.type, vg.id);
	dev->group = group;
	if (!group || (group->n_ids && vg.seqno < group->seqno))
		goto out;
	snprintf(group->name, sizeof(group->name), "%s", vg.name);
	group->seqno = vg.seqno;
	group->members = group->n_ids = ids.n;
	free(group->ids);
	group->ids = ids.list;
	return;
out:
	free(ids.list);
}

void group_learn(struct boot *boot, struct blockdev *dev, struct image *img)
{
	if (!strcmp(dev->sb.type, "LVM2_member"))
		learn_vg(boot, dev, img);
	else if (dev->sb.uuid[0] && !dev->sb.damage)
		dev->group = find_or_add(boot, dev->sb.type, dev->sb.uuid);
}

static bool has_member(const struct boot *boot, const char *type,
		       const char *id)
{
	const struct blockdev *dev;

	for (dev = boot->devices; dev; dev = dev->next)
		if (dev->sb.is_member && !dev->internal &&
		    !strcmp(dev->sb.type, type) && !strcmp(dev->sb.uuid, id))
			return true;
	return false;
}

/* The one that has seen most speaks for the array. */
static const struct blockdev *newest(const struct boot *boot,
				     const struct group *group)
{
	const struct blockdev *dev, *best = NULL;

	for (dev = boot->devices; dev; dev = dev->next)
		if (dev->group == group &&
		    (!best || dev->sb.group.events > best->sb.group.events))
			best = dev;
	return best;
}

static bool counts(const struct group *group, const struct blockdev *dev,
		   uint64_t events)
{
	/* The kernel itself brings a device of btrfs up to date. */
	bool current = !dev->sb.is_member ||
		       dev->sb.group.events + EVENTS_APART >= events;

	return dev->group == group && current &&
	       dev->sb.group.index != MEMBER_NO_INDEX;
}

/* A copy of a member, or another path to it, does not count twice. */
static bool is_first(const struct boot *boot, const struct group *group,
		     const struct blockdev *dev, uint64_t events)
{
	const struct blockdev *d;

	for (d = boot->devices; d != dev; d = d->next)
		if (counts(group, d, events) &&
		    d->sb.group.index == dev->sb.group.index)
			return false;
	return true;
}

static void count_array(const struct boot *boot, struct group *group)
{
	const struct blockdev *best = newest(boot, group), *dev;
	uint64_t events;

	group->present = 0;
	if (!best)
		return;
	events = best->sb.group.events;
	group->members = best->sb.group.members;
	snprintf(group->name, sizeof(group->name), "%s", best->sb.label);
	for (dev = boot->devices; dev; dev = dev->next)
		if (counts(group, dev, events) &&
		    is_first(boot, group, dev, events))
			group->present++;
}

void groups_count(struct boot *boot)
{
	for (struct group *g = boot->groups; g; g = g->next) {
		if (!g->n_ids) {
			count_array(boot, g);
			continue;
		}
		g->present = 0;
		for (unsigned int i = 0; i < g->n_ids; i++)
			g->present += has_member(boot, g->type, g->ids[i]);
	}
}
