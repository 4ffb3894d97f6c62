/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Access to sysfs for the code that computes names from it. The caller supplies
 * the three functions that read it, so that tests can supply a tree of their
 * own.
 */
#ifndef NAMES_SYSFS_H
#define NAMES_SYSFS_H

#include <stdbool.h>
#include <stddef.h>

/* Paths are relative to /sys; a longer one is as good as none. */
#define SYSFS_PATH_SIZE 1024

/* The longest of what is read: a string of USB is 126 UTF-16 units. */
#define SYSFS_VALUE_SIZE 512

struct sysfs {
	/* Reads up to @size bytes of a file. Returns how many, or -1. */
	int (*read)(const struct sysfs *sysfs, const char *path, void *buf,
		    int size);
	/* The text of a link, up to @size bytes, not terminated; or -1. */
	int (*link)(const struct sysfs *sysfs, const char *path, char *buf,
		    int size);
	/* The lowest N of the entries "host" N of a folder, or -1. */
	int (*lowest_host)(const struct sysfs *sysfs, const char *path);
};

/*
 * The value of an attribute as text, without white space at its end. False: it
 * is not there, is empty or does not fit, and then @buf is empty.
 */
bool sysfs_value(const struct sysfs *sysfs, const char *device,
		 const char *attribute, char buf[SYSFS_VALUE_SIZE]);

/* The same, from the first that has it: the device, what it is on, and so on.
 */
bool sysfs_value_above(const struct sysfs *sysfs, const char *device,
		       const char *attribute, char buf[SYSFS_VALUE_SIZE]);

/* Where a link of folder @device leads to, below /sys. */
bool sysfs_follow(const struct sysfs *sysfs, const char *device,
		  const char *link, char path[SYSFS_PATH_SIZE]);

/* "pci", "scsi", ...; "" if it says none. */
void sysfs_subsystem(const struct sysfs *sysfs, const char *device, char *buf,
		     size_t size);

/* Is it of this subsystem and, unless that is NULL, of this type? */
bool sysfs_is(const struct sysfs *sysfs, const char *device,
	      const char *subsystem, const char *type);

/* Turns the path of a device into that of what it is on. False: nothing. */
bool sysfs_up(const struct sysfs *sysfs, char *path);

/*
 * The nearest one above @device, not itself, of this subsystem and type, which
 * may be NULL.
 */
bool sysfs_above(const struct sysfs *sysfs, const char *device,
		 const char *subsystem, const char *type,
		 char path[SYSFS_PATH_SIZE]);

/* The last component of a path. */
const char *sysfs_name(const char *path);

#endif
