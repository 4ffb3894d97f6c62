/* SPDX-License-Identifier: GPL-2.0-only */
/* Which handler an event concerns. */
#ifndef KINIT_DISPATCH_H
#define KINIT_DISPATCH_H

#include "boot.h"
#include "uevent.h"

/* @now: ms of CLOCK_MONOTONIC. */
void dispatch(struct boot *boot, const struct uevent *ev, uint64_t now);

#endif
