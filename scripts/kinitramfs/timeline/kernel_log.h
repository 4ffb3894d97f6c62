/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * The kernel's log as text: what dmesg prints, with or without its option -x,
 * what journalctl -k -o short-monotonic prints, a console, on which there may
 *be other lines, or records of /dev/kmsg. In a console's and dmesg's form a
 *line is
 *
 *	[    1.234567] TEXT
 *
 * with "<LEVEL>" or "FACILITY:LEVEL: " before it in some, and in some the
 *thread or processor behind it, "[    T1]". A record
 * (Documentation/ABI/testing/dev-kmsg) is
 *
 *	PRIORITY,SEQUENCE,MICROSECONDS,FLAGS[,...];TEXT
 *
 * in which bytes that are not printable are "\xNN". The lines behind it that
 * begin with a space are about the device.
 */
#ifndef KINITRAMFS_KERNEL_LOG_H
#define KINITRAMFS_KERNEL_LOG_H

#include <stddef.h>
#include <stdint.h>

#define KERNEL_LOG_SIZE (16 << 20) /* as long as one may be, in bytes */

#define LEVEL_UNKNOWN 8
#define LEVEL_WARNING 4 /* or worse, if it is less */

struct log_line {
	uint64_t time; /* microseconds, never earlier than the line before */
	unsigned int level; /* 0 to 7, or LEVEL_UNKNOWN */
	char *text; /* one line; nothing is known of it */
};

struct kernel_log {
	struct log_line *lines;
	size_t count;
	unsigned int bad_line; /* that is wrong; 0: none is */
};

/*
 * Reads the @len bytes of @text. Returns NULL, or what is wrong with
 * ->bad_line. @log is always to be freed.
 *
 * Lines of several processors may stand in a wrong order, by less than a
 * second. Where the time goes back further, another boot begins: the last one
 * is kept.
 */
const char *kernel_log_parse(struct kernel_log *log, const char *text,
			     size_t len);

void kernel_log_free(struct kernel_log *log);

#endif
