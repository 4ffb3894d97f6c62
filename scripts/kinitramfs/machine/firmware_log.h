/* SPDX-License-Identifier: GPL-2.0-only */
/* What the kernel's log says of firmware that was loaded. Pure. */
#ifndef KINITRAMFS_FIRMWARE_LOG_H
#define KINITRAMFS_FIRMWARE_LOG_H

#include <stdbool.h>
#include <stddef.h>

struct firmware_loaded {
	char device[64]; /* "0000:05:00.0" */
	char file[192]; /* below /lib/firmware */
};

/*
 * Reads a record of /dev/kmsg, @len bytes. False: it is about something else,
 * or not the kernel's own.
 */
bool firmware_log_read(struct firmware_loaded *f, const char *record,
		       size_t len);

#endif
