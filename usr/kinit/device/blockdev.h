/* SPDX-License-Identifier: GPL-2.0-only */
/* The facts about block devices, kept up to date by their events. */
#ifndef KINIT_BLOCKDEV_H
#define KINIT_BLOCKDEV_H

#include "boot.h"
#include "uevent.h"

/* Records that a block device came, changed or went. @now: ms. */
void blockdev_event(struct boot *boot, const struct uevent *ev, uint64_t now);

/* Forgets the devices that the last walk of /sys did not see. */
void blockdev_forget_unseen(struct boot *boot);

/* Is another device built on it? */
bool blockdev_is_held(const struct blockdev *dev);

/* Is one that has a size? An array that was not started yet has none. */
bool blockdev_is_in_use(const struct blockdev *dev);

void blockdev_drop_backups(struct blockdev *dev);

/*
 * Reads the names below /dev/disk of the devices that are there, if something
 * that is looked for has such a name: for what became a target late.
 */
void blockdev_read_links(struct boot *boot);

/* Where each /dev/DIR/NAME that is looked for leads to: hooks make such links.
 */
void blockdev_resolve_links(struct boot *boot);

#endif
