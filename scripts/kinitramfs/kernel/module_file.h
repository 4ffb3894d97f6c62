/* SPDX-License-Identifier: GPL-2.0-only */
/* The file of a module: what is in it, and what it says of itself. */
#ifndef KINITRAMFS_MODULE_FILE_H
#define KINITRAMFS_MODULE_FILE_H

#include <stdbool.h>

#include "sysroot/sysroot.h"

/* Is it compressed, by its name? */
bool module_file_is_packed(const char *path);

/*
 * Reads the module at @place, unpacked. Returns 0, or -1 after a message. The
 * caller frees *@data.
 */
int module_file_read(struct sysroot *root, const struct place *place,
		     char **data, size_t *len);

/*
 * Adds the firmware that the module of @len bytes at @data says it may want:
 * names below /lib/firmware, or patterns. False: it is no ELF file.
 */
bool module_file_firmware(char *data, size_t len, struct strings *firmware);

#endif
