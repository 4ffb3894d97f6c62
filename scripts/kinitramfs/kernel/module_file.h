/* SPDX-License-Identifier: GPL-2.0-only */
#ifndef KINITRAMFS_MODULE_FILE_H
#define KINITRAMFS_MODULE_FILE_H

#include <stdbool.h>

#include "base/strlist.h"

/*
 * Adds the firmware that the module of @len bytes at @data says it may want:
 * names below /lib/firmware, or patterns. False: it is no ELF file.
 */
bool module_file_firmware(char *data, size_t len, struct strings *firmware);

#endif
