/* SPDX-License-Identifier: GPL-2.0-only OR BSD-2-Clause */
#ifndef _KLIBC_OPENMODE_H
#define _KLIBC_OPENMODE_H

#include <fcntl.h>
#include <stdbool.h>

/* Only then has open() a third argument. */
static inline bool open_has_mode(int flags)
{
	return (flags & O_CREAT) || (flags & O_TMPFILE) == O_TMPFILE;
}

#endif
