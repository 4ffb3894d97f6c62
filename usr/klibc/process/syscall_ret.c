// SPDX-License-Identifier: GPL-2.0-only OR BSD-2-Clause
#include <errno.h>
#include "calls.h"

long __syscall_ret(long result)
{
	/* Only these 4095 values are errors: an address may be negative too. */
	if ((unsigned long)result <= -4096UL)
		return result;
	errno = -(int)result;
	return -1;
}
