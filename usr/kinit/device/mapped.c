// SPDX-License-Identifier: GPL-2.0-only
#include <dirent.h>
#include <stdio.h>
#include <string.h>

#include "device/mapped.h"
#include "small_file.h"

/*
 * LVM's UUIDs are "LVM-", the volume group's and the logical volume's, of 32
 * characters each; a layer that is none to use has "-NAME" behind that, as in
 * "-real", "-cow", "-tdata" (lvm2's dev_manager.c).
 */
#define LV_UUID_LEN (4 + 32 + 32)

/*
 * The parts of RAID and mirrors have no such suffix, but names that LVM keeps
 * for them: no other volume can have these (lvm2's lvm-string.c).
 */
static bool is_part_of_raid(const char *name)
{
	static const char *const kept[] = { "_rimage_", "_rmeta_", "_mimage_",
					    "_mlog" };

	for (size_t i = 0; i < sizeof(kept) / sizeof(*kept); i++)
		if (strstr(name, kept[i]))
			return true;
	return false;
}

static bool is_mapped(const struct blockdev *dev)
{
	return !strncmp(dev->devname, "dm-", 3);
}

/* One line of a file of sysfs; "" if there is none. */
static void read_attribute(const struct blockdev *dev, const char *name,
			   char *buf, size_t size)
{
	char path[64 + DEVNAME_SIZE];

	snprintf(path, sizeof(path), "/sys/class/block/%s/dm/%s", dev->devname,
		 name);
	small_file_line(path, buf, size);
}

bool mapped_is_suspended(const struct blockdev *dev)
{
	char suspended[4];

	if (!is_mapped(dev))
		return false;
	read_attribute(dev, "suspended", suspended, sizeof(suspended));
	return suspended[0] == '1';
}

/* The only one of the devices that it is built on, or "". */
static void read_below(struct blockdev *dev)
{
	char path[64 + DEVNAME_SIZE];
	struct dirent *entry;
	unsigned int n = 0;
	DIR *dir;

	dev->below[0] = '\0';
	snprintf(path, sizeof(path), "/sys/class/block/%s/slaves",
		 dev->devname);
	dir = opendir(path);
	if (!dir)
		return;
	while ((entry = readdir(dir)))
		if (entry->d_name[0] != '.' && !n++)
			snprintf(dev->below, sizeof(dev->below), "%.*s",
				 DEVNAME_SIZE - 1, entry->d_name);
	closedir(dir);
	if (n > 1)
		dev->below[0] = '\0';
	/* In sysfs a "/" of a device's name is written "!". */
	for (char *p = dev->below; *p; p++)
		if (*p == '!')
			*p = '/';
}

void mapped_read_names(struct blockdev *dev)
{
	char uuid[160];

	if (!is_mapped(dev))
		return;
	read_attribute(dev, "name", dev->dm_name, sizeof(dev->dm_name));
	read_attribute(dev, "uuid", uuid, sizeof(uuid));
	read_below(dev);
	dev->internal =
		!strncmp(uuid, "LVM-", 4) &&
		(strlen(uuid) > LV_UUID_LEN || is_part_of_raid(dev->dm_name));
}
