/* SPDX-License-Identifier: GPL-2.0-only OR BSD-2-Clause */
#ifndef _STDLIB_H
#define _STDLIB_H

#include <features.h>
#include <stddef.h>

#define EXIT_SUCCESS 0
#define EXIT_FAILURE 1

/*
 * Memory is aligned to 16 bytes. A size of 0 gives a block of its own too,
 * from realloc() as well. NULL and ENOMEM beyond PTRDIFF_MAX.
 */
void *malloc(size_t size) __malloc;
void *calloc(size_t count, size_t size) __malloc;
void *realloc(void *ptr, size_t size);
void free(void *ptr);

long strtol(const char *restrict s, char **restrict end, int base);
unsigned long strtoul(const char *restrict s, char **restrict end, int base);
long long strtoll(const char *restrict s, char **restrict end, int base);
unsigned long long strtoull(const char *restrict s, char **restrict end,
			    int base);

char *getenv(const char *name);

void exit(int status) __noreturn;
void abort(void) __noreturn;

/* In place, not stable; n log n comparisons at worst, and no recursion. */
void qsort(void *base, size_t count, size_t size,
	   int (*compare)(const void *a, const void *b));

#endif
