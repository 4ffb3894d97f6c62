/* SPDX-License-Identifier: GPL-2.0-only */
#ifndef KINIT_DRIVERLESS_H
#define KINIT_DRIVERLESS_H

#include "boot.h"

/* Looks for the devices that no driver has taken, for a report. */
void driverless_look(struct boot *boot);

#endif
