/* SPDX-License-Identifier: GPL-2.0-only */
/* The facts about MTD and UBI devices, kept up to date by their events. */
#ifndef KINIT_FLASH_H
#define KINIT_FLASH_H

#include "boot.h"
#include "uevent.h"

/* Records that one came or went. @now: ms. */
void flash_event(struct boot *boot, const struct uevent *ev, uint64_t now);

/* Forgets those that the last walk of /sys did not see. */
void flash_forget_unseen(struct boot *boot);

#endif
