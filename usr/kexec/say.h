/* SPDX-License-Identifier: GPL-2.0-only */
/* What kexec says, a line each on standard error, and how it ends. */
#ifndef KEXEC_SAY_H
#define KEXEC_SAY_H

#include <stdbool.h>

/* Exit statuses, as those of kexec-tools 2.0.25. */
enum status {
	STATUS_OK = 0,
	STATUS_WORDS = 1, /* options, a file, what is not reserved or loaded */
	STATUS_NO_CALL = 253, /* the kernel has no such system call */
	STATUS_FAILED = 255,
};

/* Are notes wanted? */
void say_debug(bool on);

/* Returns @status. */
enum status fail(enum status status, const char *format, ...)
	__attribute__((format(printf, 2, 3)));

void note(const char *format, ...) __attribute__((format(printf, 1, 2)));

#endif
