/* SPDX-License-Identifier: GPL-2.0-only OR BSD-2-Clause */
#ifndef _TIME_H
#define _TIME_H

#include <linux/time.h>
#include <sys/types.h>

int clock_gettime(clockid_t clock, struct timespec *now);
int nanosleep(const struct timespec *duration, struct timespec *remaining);
time_t time(time_t *now);

#endif
