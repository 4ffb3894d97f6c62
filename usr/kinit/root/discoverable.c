// SPDX-License-Identifier: GPL-2.0-only
#include "root/discoverable.h"
#include "uuid.h"

#if defined(__x86_64__)
#define ROOT_TYPE "4f68bce3-e8cd-4db1-96e7-fbcaf984b709"
#elif defined(__aarch64__)
#define ROOT_TYPE "b921b045-1df0-41c3-af44-4c6f280d3fae"
#elif defined(__riscv) && __riscv_xlen == 64
#define ROOT_TYPE "72ec70a6-cf74-40e6-bd49-4bda08e8f224"
#else
#define ROOT_TYPE "" /* no partition has that */
#endif

bool discoverable_is_root(const char *type)
{
	return type[0] && uuid_equal_text(type, ROOT_TYPE);
}
