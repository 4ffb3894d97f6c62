/* SPDX-License-Identifier: GPL-2.0-only */
#ifndef KINIT_FIRMWARE_H
#define KINIT_FIRMWARE_H

#include "boot.h"

/*
 * Looks for firmware that the kernel did not find, of which only its log tells.
 * To be called after driverless_look().
 */
void firmware_look(struct boot *boot);

#endif
