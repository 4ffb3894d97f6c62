/* SPDX-License-Identifier: GPL-2.0-only OR BSD-2-Clause */
#ifndef _SYS_MMAN_H
#define _SYS_MMAN_H

#include <linux/memfd.h>
#include <linux/mman.h>
#include <sys/types.h>

#define MAP_FAILED ((void *)-1)
#define MAP_ANON   MAP_ANONYMOUS

void *mmap(void *addr, size_t length, int prot, int flags, int fd,
	   off_t offset);
int memfd_create(const char *name, unsigned int flags);
int munmap(void *addr, size_t length);
int mprotect(void *addr, size_t length, int prot);

#endif
