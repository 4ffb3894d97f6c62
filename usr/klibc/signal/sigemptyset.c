// SPDX-License-Identifier: GPL-2.0-only OR BSD-2-Clause
#include <signal.h>

int sigemptyset(sigset_t *set)
{
	set->bits = 0;
	return 0;
}
