/* SPDX-License-Identifier: GPL-2.0-only */
/* The command line of the next kernel. */
#ifndef KEXEC_COMMAND_LINE_H
#define KEXEC_COMMAND_LINE_H

#include <stdbool.h>
#include <stddef.h>

/* More than any kernel takes, with the zero at its end. */
#define COMMAND_LINE_MAX 4096

/*
 * Takes out of @line, that of the running kernel, what does not hold for the
 * next one: its line break, BOOT_IMAGE= of the boot loader and, for a @crash
 * kernel, crashkernel=. The kernel's rules: words are separated by white space
 * outside of double quotes, and what is behind "--" is for init.
 */
void command_line_reuse(char *line, bool crash);

/*
 * Makes @line, of @size bytes, of @base and @append, with a space between them;
 * either may be NULL. Returns 0 or -E2BIG.
 */
int command_line_join(char *line, size_t size, const char *base,
		      const char *append);

#endif
