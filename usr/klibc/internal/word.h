/* SPDX-License-Identifier: GPL-2.0-only OR BSD-2-Clause */
#ifndef _KLIBC_WORD_H
#define _KLIBC_WORD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/*
 * A piece of memory that is read or written in one go, whatever its real type.
 * Only at aligned addresses: not every RISC-V processor likes others.
 */
typedef unsigned long __attribute__((__may_alias__)) word;

#define WORD_ONES (~0UL / 0xff) /* 0x01 in every byte */
#define WORD_TOPS (WORD_ONES * 0x80) /* 0x80 in every byte */

static inline bool word_aligned(uintptr_t addr)
{
	return addr % sizeof(word) == 0;
}

/* Both get to an aligned address after the same number of bytes. */
static inline bool word_alike(const void *a, const void *b)
{
	return word_aligned((uintptr_t)a ^ (uintptr_t)b);
}

#endif
