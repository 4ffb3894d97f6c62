/* SPDX-License-Identifier: GPL-2.0-only */
/* What sysfs says of device-mapper's devices. */
#ifndef KINIT_MAPPED_H
#define KINIT_MAPPED_H

#include "boot.h"

/* Would a read of it have to wait? */
bool mapped_is_suspended(const struct blockdev *dev);

/*
 * Reads its name, what it is built on, and whether it is but a layer of a
 * logical volume: those hold the same bytes as what is built on them. Nothing
 * is set of other devices.
 */
void mapped_read_names(struct blockdev *dev);

#endif
