/* SPDX-License-Identifier: GPL-2.0-only */
/* Tells the hooks what has happened: facts become the events of their rules. */
#ifndef KINIT_ANNOUNCE_H
#define KINIT_ANNOUNCE_H

#include "boot.h"
#include "net/plan.h"
#include "uevent.h"

/* What they were not told yet of devices and groups. */
void announce_news(struct boot *boot);

/* There is a hibernated system that the kernel does not know. */
void announce_resume(struct boot *boot, const struct blockdev *dev);

/* This file system is going to be mounted, and may have to be checked. */
void announce_fsck(struct boot *boot, const struct blockdev *dev);

/* What a dump goes to is there: a folder, or the device itself. */
void announce_vmcore(struct boot *boot, bool raw);

/* Something that happens once in a boot: early, mounted, switch. */
void announce_once(struct boot *boot, enum rule_event event);

/*
 * Somebody wants to look around: @reason is a breakpoint's name, or "failure".
 * Who asks for input at the moment has to wait. @now: ms.
 */
void announce_rescue(struct boot *boot, const char *reason, uint64_t now);

/*
 * Nothing moves any more: once as such and once for each group of which
 * something is missing. @degraded: that may be started as it is.
 */
void announce_stall(struct boot *boot, bool degraded);

/* This interface has its address. */
void announce_network(struct boot *boot, const struct nic *nic,
		      const struct nic_setting *s);

/* An event of the kernel's, as it is. */
void announce_uevent(struct boot *boot, const struct uevent *ev);

#endif
