/* SPDX-License-Identifier: GPL-2.0-only */
/* What the running kernel says of itself in /proc and /sys. */
#ifndef KEXEC_SYSTEM_H
#define KEXEC_SYSTEM_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "system/refusal.h"

/* Fills in why it may have refused. */
void system_facts(struct refusal *r);

/* Is a kernel loaded? 0, 1, or -errno if this one cannot tell. */
int system_is_loaded(bool crash);

/* Bytes that are reserved for a crash kernel, 0: none. */
uint64_t system_crash_size(void);

/* The running kernel's command line. Returns 0 or -errno. */
int system_command_line(char *line, size_t size);

#endif
