// SPDX-License-Identifier: GPL-2.0-only OR BSD-2-Clause
#include <time.h>
#include "calls.h"

time_t time(time_t *now)
{
	struct timespec ts;

	sys_clock_gettime(CLOCK_REALTIME, &ts);
	if (now)
		*now = ts.tv_sec;
	return ts.tv_sec;
}
