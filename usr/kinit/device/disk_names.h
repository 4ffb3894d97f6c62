/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * The names of a block device below /dev/disk that do not depend on what is on
 * it: those in by-id, by-path and by-diskseq. udev makes such links; here the
 * names are computed from sysfs, without udev.
 */
#ifndef KINIT_DISK_NAMES_H
#define KINIT_DISK_NAMES_H

#include <string.h>

#include "device/names/sysfs.h"

/* Room for all the names of a device; more are left out. */
#define DISK_NAMES_SIZE 4096

/* Of an md array: what its members say. Either may be NULL. */
struct array_names {
	const char *name;
	const char *uuid; /* 8-4-4-4-12 digits */
};

/*
 * Writes the names of @device, as /sys/class/block has it: "by-id/ata-X",
 * "by-path/Y", ..., each ended by a NUL, and one more at the end. Returns how
 * many there are.
 */
unsigned int disk_names(const struct sysfs *sysfs, const char *device,
			const struct array_names *array,
			char names[DISK_NAMES_SIZE]);

/* Is @name one of them? NULL has none. */
static inline bool disk_names_have(const char *names, const char *name)
{
	for (; names && *names; names += strlen(names) + 1)
		if (!strcmp(names, name))
			return true;
	return false;
}

#endif
