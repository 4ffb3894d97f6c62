/* SPDX-License-Identifier: GPL-2.0-only */
/* The one place that waits. */
#ifndef KINIT_LOOP_H
#define KINIT_LOOP_H

#include "boot.h"

/* Milliseconds of CLOCK_MONOTONIC, which no change of the date moves. */
uint64_t loop_now(void);

/*
 * Waits for events until the time @until (ms, as loop_now()), at the latest,
 * and dispatches those that are there. Returns 0, or -errno of @uevents, the
 * uevent socket.
 */
int loop_once(struct boot *boot, int uevents, uint64_t until);

#endif
