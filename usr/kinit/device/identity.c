// SPDX-License-Identifier: GPL-2.0-only
#include <dirent.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "device/disk_names.h"
#include "device/identity.h"
#include "log/log.h"
#include "probe/device.h"
#include "small_file.h"

static bool sys_path(char *path, size_t size, const char *name)
{
	int n = snprintf(path, size, "/sys/%s", name);

	return n > 0 && (size_t)n < size;
}

static int sys_read(const struct sysfs *sysfs, const char *name, void *buf,
		    int size)
{
	char path[sizeof("/sys/") + SYSFS_PATH_SIZE];

	(void)sysfs;
	if (!sys_path(path, sizeof(path), name))
		return -1;
	return (int)small_file_read(AT_FDCWD, path, buf, size);
}

static int sys_link(const struct sysfs *sysfs, const char *name, char *buf,
		    int size)
{
	char path[sizeof("/sys/") + SYSFS_PATH_SIZE];

	(void)sysfs;
	if (!sys_path(path, sizeof(path), name))
		return -1;
	return (int)readlink(path, buf, size);
}

static int sys_lowest_host(const struct sysfs *sysfs, const char *name)
{
	char path[sizeof("/sys/") + SYSFS_PATH_SIZE];
	struct dirent *entry;
	long lowest = -1;
	DIR *dir;

	(void)sysfs;
	if (!sys_path(path, sizeof(path), name))
		return -1;
	dir = opendir(path);
	if (!dir)
		return -1;
	while ((entry = readdir(dir))) {
		const char *p = entry->d_name + 4;
		long n = 0;

		if (strncmp(entry->d_name, "host", 4) || !*p)
			continue;
		while (*p >= '0' && *p <= '9' && n < 100000000)
			n = n * 10 + (*p++ - '0');
		if (!*p && (lowest < 0 || n < lowest))
			lowest = n;
	}
	closedir(dir);
	return (int)lowest;
}

/*
 * The name of an array is in the superblocks of its members only; sysfs says
 * who these are. They need not have been probed yet: each walk of /sys sees the
 * devices in an order of its own.
 */
static void read_array(const char *device, struct superblock *sb)
{
	static struct device_image image; /* too large for the stack */
	char path[64 + DEVNAME_SIZE];
	struct dirent *entry;
	DIR *dir;

	memset(sb, 0, sizeof(*sb));
	snprintf(path, sizeof(path), "/sys/class/block/%s/slaves", device);
	dir = opendir(path);
	if (!dir)
		return;
	while (!sb->is_member && (entry = readdir(dir))) {
		if (entry->d_name[0] == '.')
			continue;
		snprintf(path, sizeof(path), "/dev/%.*s", DEVNAME_SIZE,
			 entry->d_name);
		for (char *p = path; *p; p++)
			if (*p == '!')
				*p = '/';
		if (device_open(&image, path))
			continue;
		if (probe_superblock(&image.image, sb) ||
		    strcmp(sb->type ? sb->type : "", "linux_raid_member"))
			memset(sb, 0, sizeof(*sb));
		device_close(&image);
	}
	closedir(dir);
}

static void log_names(const char *device, const char *names)
{
	for (; *names; names += strlen(names) + 1)
		log_print(LOG_DEBUG, "%pE is /dev/disk/%pE", device, names);
}

char *identity_links(const struct blockdev *dev)
{
	static const struct sysfs sysfs = {
		.read = sys_read,
		.link = sys_link,
		.lowest_host = sys_lowest_host,
	};
	static struct superblock member;
	static char names[DISK_NAMES_SIZE];
	char device[DEVNAME_SIZE];
	struct array_names array = { .name = member.label,
				     .uuid = member.uuid };
	const char *end = names;
	char *copy;

	/* In sysfs a "/" of a device's name is written "!". */
	snprintf(device, sizeof(device), "%s", dev->devname);
	for (char *p = device; *p; p++)
		if (*p == '/')
			*p = '!';
	if (!strncmp(device, "md", 2)) {
		char disk[DEVNAME_SIZE];

		snprintf(disk, sizeof(disk), "%s",
			 dev->disk[0] ? dev->disk : device);
		read_array(disk, &member);
	}
	if (!disk_names(&sysfs, device, &array, names))
		return NULL;
	log_names(dev->devname, names);
	while (*end)
		end += strlen(end) + 1;
	copy = malloc(end + 1 - names);
	if (copy)
		memcpy(copy, names, end + 1 - names);
	return copy;
}
