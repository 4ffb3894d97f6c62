// SPDX-License-Identifier: GPL-2.0-only OR BSD-2-Clause
#include "crc32.h"
#include "crc32c.h"

uint32_t crc32c(uint32_t seed, const void *buf, size_t len)
{
	return crc32_reflected(0x82f63b78, seed, buf, len);
}
