/* SPDX-License-Identifier: GPL-2.0-only */
/* What the udev of the real system has to know of our doings. */
#ifndef KINIT_UDEVDB_H
#define KINIT_UDEVDB_H

#include "boot.h"

/*
 * Writes its records of the device-mapper's devices: that they are set up. It
 * would take them for unfinished otherwise, and systemd would wait for them
 * until its patience ends.
 */
void udevdb_write(const struct boot *boot);

#endif
