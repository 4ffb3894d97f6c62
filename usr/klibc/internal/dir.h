/* SPDX-License-Identifier: GPL-2.0-only OR BSD-2-Clause */
#ifndef _KLIBC_DIR_H
#define _KLIBC_DIR_H

#include <dirent.h>
#include <stddef.h>

struct __dir {
	int fd;
	size_t at; /* of the next entry in buf */
	size_t used; /* bytes in buf */
	char buf[4096]; /* of entries, aligned like the numbers above */
};

#endif
