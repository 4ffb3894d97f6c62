/* SPDX-License-Identifier: GPL-2.0-only OR BSD-2-Clause */
#ifndef LIB_XXH64_H
#define LIB_XXH64_H

#include <stddef.h>
#include <stdint.h>

/* XXH64 (the xxHash fast digest algorithm, version 0.1.1) with seed 0. */
uint64_t xxh64(const void *buf, size_t len);

#endif
