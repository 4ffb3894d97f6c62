// SPDX-License-Identifier: GPL-2.0-only
#include <stddef.h>
#include <string.h>

#include "device/disk_names.h"
#include "match.h"
#include "root/discoverable.h"
#include "target.h"
#include "uuid.h"

static const struct blockdev *find_device(const struct boot *boot,
					  const char *devname)
{
	const struct blockdev *dev = boot->devices;

	while (dev && strcmp(dev->devname, devname))
		dev = dev->next;
	return dev;
}

/* Is @dev the partition that PARTUUID=X/PARTNROFF=N means? */
static bool is_partition_after(const struct boot *boot,
			       const struct root_spec *spec,
			       const struct blockdev *dev)
{
	const struct blockdev *base;

	for (base = boot->devices; base; base = base->next)
		if (uuid_equal_text(base->part.partuuid, spec->text) &&
		    !strcmp(base->disk, dev->disk) &&
		    (int64_t)base->partno + spec->partnroff == dev->partno)
			return true;
	return false;
}

/*
 * A partition of a disk that is itself a member of an array is seen twice, and
 * belongs to the array.
 */
static bool is_part_of_member(const struct boot *boot,
			      const struct blockdev *dev)
{
	const struct blockdev *disk;

	if (!dev->partno)
		return false;
	disk = find_device(boot, dev->disk);
	return disk && disk->sb.is_member;
}

bool match_usable(const struct boot *boot, const struct blockdev *dev)
{
	/* No size: it has no medium, or is an array that is not started. */
	return !dev->internal && !dev->held && (dev->size || dev->error) &&
	       !is_part_of_member(boot, dev);
}

static bool is_root_partition(const struct blockdev *dev)
{
	return discoverable_is_root(dev->part.type) &&
	       !(dev->part.attributes & DISCOVERABLE_NO_AUTO);
}

bool match_not_automatic(const struct blockdev *dev)
{
	return discoverable_is_root(dev->part.type) &&
	       (dev->part.attributes & DISCOVERABLE_NO_AUTO);
}

/* If it is known which disk the machine was booted from, no other counts. */
static bool is_on_boot_disk(const struct boot *boot, const struct blockdev *dev)
{
	const struct blockdev *d;

	if (!boot->loader_partuuid[0])
		return true;
	for (d = boot->devices; d; d = d->next)
		if (uuid_equal_text(d->part.partuuid, boot->loader_partuuid) &&
		    !strcmp(d->disk, dev->disk))
			return true;
	return false;
}

bool match_other_disk(const struct boot *boot, const struct blockdev *dev)
{
	return is_root_partition(dev) && !is_on_boot_disk(boot, dev);
}

/*
 * The first partition of that type of each disk, or what has been built on it
 * alone: the file system in a container that a hook has opened.
 */
static bool is_discovered(const struct boot *boot, const struct blockdev *dev)
{
	const struct blockdev *d;

	for (unsigned int layers = 0; dev->below[0] && layers < 8; layers++) {
		d = find_device(boot, dev->below);
		if (!d)
			return false;
		dev = d;
	}
	if (!is_root_partition(dev) || !is_on_boot_disk(boot, dev))
		return false;
	for (d = boot->devices; d; d = d->next)
		if (!strcmp(d->disk, dev->disk) && d->partno < dev->partno &&
		    is_root_partition(d))
			return false;
	return true;
}

static bool is_link_to(const struct target *target, unsigned int i,
		       const struct blockdev *dev)
{
	return target->links[i].found && dev->major == target->links[i].major &&
	       dev->minor == target->links[i].minor;
}

/* The image of a hibernated system is in swap space, or in a file. */
static bool is_kind(const struct target *target, const struct blockdev *dev)
{
	return !dev->sb.not_fs || target->raw ||
	       (target->role == TARGET_RESUME &&
		(!strcmp(dev->sb.type, "swap") ||
		 !strcmp(dev->sb.type, "swsuspend")));
}

bool match_spec(const struct boot *boot, const struct target *target,
		unsigned int i, const struct blockdev *dev)
{
	const struct root_spec *spec = &target->specs[i];

	if (!match_usable(boot, dev) || !is_kind(target, dev))
		return false;
	switch (spec->kind) {
	case ROOT_NAME:
		return !strcmp(dev->devname, spec->text) ||
		       is_link_to(target, i, dev);
	case ROOT_DISK_LINK:
		return disk_names_have(dev->links, spec->text);
	case ROOT_DEVNO:
		return dev->major == spec->major && dev->minor == spec->minor;
	case ROOT_UUID:
		return uuid_equal_text(dev->sb.uuid, spec->text);
	case ROOT_LABEL:
		return !strcmp(dev->sb.label, spec->text);
	case ROOT_PARTUUID:
		if (spec->partnroff)
			return dev->partno &&
			       is_partition_after(boot, spec, dev);
		return uuid_equal_text(dev->part.partuuid, spec->text);
	case ROOT_PARTLABEL:
		return !strcmp(dev->part.label, spec->text);
	case ROOT_HOOK:
		return is_link_to(target, i, dev);
	case ROOT_GPT_AUTO:
		return is_discovered(boot, dev);
	case ROOT_FLASH: /* is no block device */
	case ROOT_NFS:
	case ROOT_NONE:
	case ROOT_BAD:
		break;
	}
	return false;
}

bool match_target(const struct boot *boot, const struct target *target,
		  const struct blockdev *dev)
{
	for (unsigned int i = 0; i < target->n_specs; i++)
		if (target_has_spec(target, i) &&
		    match_spec(boot, target, i, dev))
			return true;
	return false;
}

bool match_wanted(const struct boot *boot, const struct blockdev *dev)
{
	const struct target *target = target_next(boot);

	return (target && match_target(boot, target, dev)) ||
	       (may_resume(boot) &&
		match_target(boot, &boot->targets[TARGET_RESUME], dev));
}

bool match_volume_group(const char *text, char *vg, size_t size)
{
	const char *p = text;
	size_t len = 0;
	bool mapper = !strncmp(text, "mapper/", 7);

	for (p += mapper ? 7 : 0; *p && len + 1 < size; p++) {
		if (mapper && *p == '-' && p[1] == '-')
			p++;
		else if (*p == (mapper ? '-' : '/'))
			break;
		vg[len++] = *p;
	}
	vg[len] = '\0';
	return len && *p && p[1];
}

static bool may_be_in(const struct root_spec *spec, const struct group *group)
{
	char vg[DEVNAME_SIZE];

	return spec->kind != ROOT_NAME ||
	       !match_volume_group(spec->text, vg, sizeof(vg)) ||
	       !strcmp(group->name, vg);
}

static bool may_hold(const struct group *group, const struct target *target)
{
	for (unsigned int i = 0; i < target->n_specs; i++)
		if (target_has_spec(target, i) &&
		    may_be_in(&target->specs[i], group))
			return true;
	return false;
}

bool match_group_name(const struct boot *boot, const struct group *group)
{
	const struct target *target = target_next(boot);

	if (!target)
		return false;
	if (strcmp(group->type, "LVM2_member"))
		return true;
	return may_hold(group, target) ||
	       (may_resume(boot) &&
		may_hold(group, &boot->targets[TARGET_RESUME]));
}

bool match_group(const struct boot *boot, const struct group *group)
{
	if (boot->stalled_at)
		return target_next(boot);
	return match_group_name(boot, group);
}

bool match_group_twin(const struct boot *boot, const struct group *group)
{
	const struct group *g;

	if (!group->name[0] || !match_group(boot, group))
		return false;
	for (g = boot->groups; g; g = g->next)
		if (g != group && g->present && group->present &&
		    !strcmp(g->type, "LVM2_member") &&
		    !strcmp(g->type, group->type) &&
		    !strcmp(g->name, group->name))
			return true;
	return false;
}

/*
 * Of a file system that has several devices any can be mounted: the first one
 * is, when the others are there, or will not come.
 */
static bool is_candidate(const struct boot *boot, const struct target *target,
			 unsigned int spec, const struct blockdev *dev)
{
	const struct blockdev *d;

	if (!match_spec(boot, target, spec, dev))
		return false;
	if (!dev->group)
		return true;
	for (d = boot->devices; d != dev; d = d->next)
		if (d->group == dev->group && match_spec(boot, target, spec, d))
			return false;
	return group_is_complete(dev->group) || boot->degraded;
}

unsigned int match_find(const struct boot *boot, const struct target *target,
			unsigned int spec, const struct blockdev **found)
{
	const struct blockdev *whole = NULL, *damaged = NULL;
	unsigned int n = 0, n_damaged = 0;

	for (const struct blockdev *dev = boot->devices; dev; dev = dev->next) {
		if (!is_candidate(boot, target, spec, dev))
			continue;
		if (dev->sb.damage) {
			damaged = dev;
			n_damaged++;
		} else {
			whole = dev;
			n++;
		}
	}
	*found = n ? whole : damaged;
	return n ? n : n_damaged;
}
