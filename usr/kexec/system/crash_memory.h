/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * What is reserved for a crash kernel, as /proc/iomem has it: lines "START-END
 * : NAME", indented below what they are a part of, the numbers in hexadecimal
 * and END included. Who lacks CAP_SYS_ADMIN sees zeros in place of the numbers.
 */
#ifndef KEXEC_CRASH_MEMORY_H
#define KEXEC_CRASH_MEMORY_H

#include <stdint.h>

struct crash_memory {
	unsigned int regions; /* one more may lie below 4 GiB */
	/* The highest of them, which the crash kernel is loaded to. */
	uint64_t start, size;
};

/* @line is one line, without its line break. */
void crash_memory_line(struct crash_memory *m, const char *line);

#endif
