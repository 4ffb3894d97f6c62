// SPDX-License-Identifier: GPL-2.0-only
#include <string.h>

#include "match.h"
#include "report/list.h"
#include "report/near/fact.h"

bool near_is_disk(const struct boot *boot, const struct blockdev *dev)
{
	return !dev->partno && !dev->dm_name[0] &&
	       report_holds_something(boot, dev);
}

const char *near_volume(const struct group *vg, const struct blockdev *dev)
{
	const char *name = dev->dm_name;

	if (dev->internal)
		return NULL;
	/* Device mapper's name is VG-LV, with each dash of the two doubled. */
	for (const char *p = vg->name; *p; p++) {
		if (*name++ != *p || (*p == '-' && *name++ != '-'))
			return NULL;
	}
	return name[0] == '-' && name[1] != '-' ? name + 1 : NULL;
}

/*
 * Of a volume group that is active no other volume is to be expected, also if
 * none of those that are is on @dev.
 */
static bool is_active(const struct boot *boot, const struct group *group)
{
	if (strcmp(group->type, "LVM2_member") || !group->name[0])
		return false;
	for (const struct blockdev *d = boot->devices; d; d = d->next)
		if (near_volume(group, d))
			return true;
	return false;
}

bool near_is_closed(const struct boot *boot, const struct blockdev *dev)
{
	if (dev->in_use || !dev->sb.type || !dev->sb.not_fs || !dev->size)
		return false;
	if (!strcmp(dev->sb.type, "crypto_LUKS"))
		return true;
	return dev->sb.is_member &&
	       (!dev->group || !is_active(boot, dev->group));
}

const struct group *near_volume_group(const struct boot *boot,
				      const struct root_spec *spec)
{
	char vg[DEVNAME_SIZE];

	if (spec->kind != ROOT_NAME ||
	    !match_volume_group(spec->text, vg, sizeof(vg)))
		return NULL;
	for (const struct group *g = boot->groups; g; g = g->next)
		if (!strcmp(g->type, "LVM2_member") && g->present &&
		    !strcmp(g->name, vg))
			return g;
	return NULL;
}
