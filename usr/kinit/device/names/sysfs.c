// SPDX-License-Identifier: GPL-2.0-only
#include <stdio.h>
#include <string.h>

#include "device/names/sysfs.h"

static bool join(char *path, const char *device, const char *name)
{
	int n = snprintf(path, SYSFS_PATH_SIZE, "%s/%s", device, name);

	return n > 0 && n < SYSFS_PATH_SIZE;
}

static bool copy(char *to, size_t size, const char *from)
{
	size_t len = strlen(from);

	if (len >= size)
		return false;
	memcpy(to, from, len + 1);
	return true;
}

bool sysfs_value(const struct sysfs *sysfs, const char *device,
		 const char *attribute, char buf[SYSFS_VALUE_SIZE])
{
	char path[SYSFS_PATH_SIZE];
	int n = -1;

	buf[0] = '\0';
	if (join(path, device, attribute))
		n = sysfs->read(sysfs, path, buf, SYSFS_VALUE_SIZE);
	/* As long as the buffer: the end may be missing. */
	if (n <= 0 || n >= SYSFS_VALUE_SIZE) {
		buf[0] = '\0';
		return false;
	}
	buf[n] = '\0';
	n = (int)strlen(buf);
	while (n && strchr(" \t\n\v\f\r", buf[n - 1]))
		buf[--n] = '\0';
	return n;
}

bool sysfs_value_above(const struct sysfs *sysfs, const char *device,
		       const char *attribute, char buf[SYSFS_VALUE_SIZE])
{
	char path[SYSFS_PATH_SIZE];

	if (!copy(path, sizeof(path), device))
		return false;
	do {
		if (sysfs_value(sysfs, path, attribute, buf))
			return true;
	} while (sysfs_up(sysfs, path));
	return false;
}

bool sysfs_follow(const struct sysfs *sysfs, const char *device,
		  const char *link, char path[SYSFS_PATH_SIZE])
{
	char from[SYSFS_PATH_SIZE], target[SYSFS_PATH_SIZE];
	const char *at;
	int n;

	if (!join(from, device, link))
		return false;
	n = sysfs->link(sysfs, from, target, sizeof(target));
	if (n <= 0 || n >= (int)sizeof(target))
		return false;
	target[n] = '\0';
	/* ../../devices/pci0000:00/...: as far up as /sys, and down again */
	at = target;
	while (!strncmp(at, "../", 3))
		at += 3;
	return copy(path, SYSFS_PATH_SIZE, at);
}

const char *sysfs_name(const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash ? slash + 1 : path;
}

void sysfs_subsystem(const struct sysfs *sysfs, const char *device, char *buf,
		     size_t size)
{
	char path[SYSFS_PATH_SIZE];

	if (!sysfs_follow(sysfs, device, "subsystem", path) ||
	    !copy(buf, size, sysfs_name(path)))
		buf[0] = '\0';
}

/* Does the device's file "uevent" have the line "DEVTYPE=" @type? */
static bool has_type(const struct sysfs *sysfs, const char *device,
		     const char *type)
{
	char text[SYSFS_VALUE_SIZE], *line = text;

	if (!sysfs_value(sysfs, device, "uevent", text))
		return false;
	while (*line) {
		size_t len = strcspn(line, "\n");

		if (len == strlen("DEVTYPE=") + strlen(type) &&
		    !strncmp(line, "DEVTYPE=", 8) &&
		    !strncmp(line + 8, type, strlen(type)))
			return true;
		line += len + (line[len] == '\n');
	}
	return false;
}

bool sysfs_is(const struct sysfs *sysfs, const char *device,
	      const char *subsystem, const char *type)
{
	char found[32];

	sysfs_subsystem(sysfs, device, found, sizeof(found));
	return !strcmp(found, subsystem) &&
	       (!type || has_type(sysfs, device, type));
}

/* Folders that only hold others, as "block", have no file "uevent". */
static bool is_device(const struct sysfs *sysfs, const char *path)
{
	char file[SYSFS_PATH_SIZE], byte;

	return join(file, path, "uevent") &&
	       sysfs->read(sysfs, file, &byte, 1) >= 0;
}

bool sysfs_up(const struct sysfs *sysfs, char *path)
{
	for (;;) {
		char *slash = strrchr(path, '/');

		if (!slash)
			return false;
		*slash = '\0';
		if (!strcmp(path, "devices"))
			return false;
		if (is_device(sysfs, path))
			return true;
	}
}

bool sysfs_above(const struct sysfs *sysfs, const char *device,
		 const char *subsystem, const char *type,
		 char path[SYSFS_PATH_SIZE])
{
	if (!copy(path, SYSFS_PATH_SIZE, device))
		return false;
	while (sysfs_up(sysfs, path))
		if (sysfs_is(sysfs, path, subsystem, type))
			return true;
	return false;
}
